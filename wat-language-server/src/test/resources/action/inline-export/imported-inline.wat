(module
  (func $f (import "m" "f"))
  (exp<|>ort "f" (func $f)))
