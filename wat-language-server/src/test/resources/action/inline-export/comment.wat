(module
  (func $f)
  (exp<|>ort "f" (;public;) (func $f)))
