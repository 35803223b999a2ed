(module
  (func (param $x i32) (result i32)
    local.get $x
    i32.add<|>))
