(module
  (exp<|>ort "f" (func $f)))
