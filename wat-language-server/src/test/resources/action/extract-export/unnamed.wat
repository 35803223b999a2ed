(module
  (global (import "m" "g") i32)
  (func)
  (func (export "a") (exp<|>ort "b")))
