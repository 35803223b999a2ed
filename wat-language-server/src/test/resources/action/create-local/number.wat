(module
  (func (param i32)
    f32.const 1
    local.set 1<|>))
