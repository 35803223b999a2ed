(module
  (func (export "f") (param $x i32) (result i32)
    (i32.eqz (local.t<|>ee $x (local.get $x)))))
