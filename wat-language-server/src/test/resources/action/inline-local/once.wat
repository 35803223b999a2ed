(module
  (func $f (param $x i32) (result i32)
    (local $sum i32)
    (local $other i32)
    (local.set $s<|>um (i32.add (local.get $x) (i32.const 1)))
    (local.set $other (local.get $x))
    (i32.mul (local.get $sum) (local.get $other))))
