(module
  (func $f
    (exp<|>ort (; "f")
    (param i32)))
