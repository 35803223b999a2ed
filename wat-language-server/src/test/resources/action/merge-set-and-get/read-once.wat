(module
  (func (export "f") (param $x i32) (result i32)
    (local $y i32)
    (local.set $y
      (i32.mul (local.get $x) (local.get $x)))
    (local.ge<|>t $y)))
