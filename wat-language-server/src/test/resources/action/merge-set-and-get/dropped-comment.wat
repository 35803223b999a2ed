(module
  (func (export "f") (param $x i32) (result i32)
    (drop (; it ;) (local.t<|>ee $x (i32.const 1)))
    (local.get $x)))
