(module
  (type $t (func))
  (func (type<|> $t)))
