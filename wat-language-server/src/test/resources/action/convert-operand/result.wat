(module
  (func (param $x i32) (result i64)
    local.get<|> $x))
