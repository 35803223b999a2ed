(module
  (import "spectest" "memory" (memory $m (; three ;) 3<|>)))
