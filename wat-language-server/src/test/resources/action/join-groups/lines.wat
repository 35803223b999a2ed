(module
  (func $f
    (local<|> i32)
    (local i64)
    (local)
    nop))
