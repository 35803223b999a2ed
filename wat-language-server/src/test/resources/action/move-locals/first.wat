(module
  (func $f (<|>local $x i32)
    i32.const 1
    local.set $x))
