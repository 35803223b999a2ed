(module
  (import "spectest" "memory" (memory<|> 1)))
