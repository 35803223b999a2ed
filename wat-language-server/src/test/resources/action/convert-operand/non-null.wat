(module
  (type $t (struct))
  (func (param $p (ref null $t)) (result (ref $t))
    (local.get<|> $p)))
