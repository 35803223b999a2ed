(module
  (func (param $x externref) (result anyref)
    (local.get<|> $x)))
