(module
  (func (param $x i32) (result i64)
    i64.const<|> 1
    local.get $x))
