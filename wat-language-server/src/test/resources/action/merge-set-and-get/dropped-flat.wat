(module
  (func (export "f") (param $x i32) (result i32)
    i32.const 1
    local.t<|>ee $x
    drop
    nop
    local.get $x))
