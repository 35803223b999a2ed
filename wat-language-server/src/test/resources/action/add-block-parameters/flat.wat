(module
  (func (param $x i32) (result i32)
    local.get $x
    block $b (result i32)
      i32.eqz<|>
    end))
