(module
  (func (param $x i32) (result i32)
    i64.const<|> 1))
