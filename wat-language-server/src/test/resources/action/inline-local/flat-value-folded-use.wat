(module
  (func $f (param $x i32) (result i32)
    (local $y i32)
    local.get $x
    i32.const 1
    i32.add
    local.set $<|>y
    (i32.mul (local.get $y) (local.get $y))))
