(module
  (import "m" "f" (func $<|>f))
  (func))
