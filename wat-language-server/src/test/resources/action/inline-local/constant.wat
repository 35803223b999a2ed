(module
  (func $f (param $x i32) (result i32)
    (local $<|>k i32)
    (local.set $k (i32.const 10))
    (local.set $x (i32.mul (local.get $x) (local.get $k)))
    (i32.add (local.get $x) (local.get $k))))
