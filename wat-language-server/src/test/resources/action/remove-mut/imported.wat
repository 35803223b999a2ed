(module
  (global $limit (import "m" "limit") (m<|>ut i32)))
