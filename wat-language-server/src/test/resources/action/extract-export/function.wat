(module
  (func $f (exp<|>ort "f") (param i32)
    nop)
  (memory 1))
