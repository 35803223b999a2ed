(module
  (func (export "f") (param $x i32) (result i32)
    (drop (local.t<|>ee $x (i32.const 1)))
    (nop)
    (local.get $x)))
