(module
  (global $limit (export "limit") (m<|>ut i32) (i32.const 10)))
