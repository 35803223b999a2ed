(module
  (func $f)
  (exp<|>ort "f" (func $f)))
