(module
  (func (param $x i32) (result i32)
    local.get $x
    if<|> (result i32)
      i32.const 1
    end))
