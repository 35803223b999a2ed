(module
  (func $f (result i32)
    cal<|>l $f
    i32.eqz))
