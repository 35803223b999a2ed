(module
  (func $f
    (local i32 i64<|>)
    nop))
