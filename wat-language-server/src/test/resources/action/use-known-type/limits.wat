(module
  (import "spectest" "memory" (memory $m 3<|>)))
