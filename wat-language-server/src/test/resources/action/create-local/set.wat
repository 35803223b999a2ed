(module
  (func $f (param $x i64)
    local.get $x
    local.set $y<|>))
