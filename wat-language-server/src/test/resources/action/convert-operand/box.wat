(module
  (func (param $x i32) (result anyref)
    (local.get<|> $x)))
