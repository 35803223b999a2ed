(module
  (func $f
    (local $y i64)
    i32.const 1
    (<|>local $x i32)
    local.set $x))
