(module
  (func (export "f") (param $x i32) (param $y i32) (result i32)
    (local.s<|>et $x (local.get $y))
    (local.get $x)))
