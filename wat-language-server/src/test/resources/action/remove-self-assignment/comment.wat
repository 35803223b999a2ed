(module
  (func (export "f") (param $x i32) (result i32)
    (local.s<|>et $x (; itself ;) (local.get $x))
    (local.get $x)))
