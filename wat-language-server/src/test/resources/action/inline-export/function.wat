(module
  (func $f (param i32))
  (exp<|>ort "f" (func $f))
  (memory 1))
