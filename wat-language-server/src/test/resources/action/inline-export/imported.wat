(module
  (import "m" "f" (func $f))
  (exp<|>ort "f" (func $f)))
