(module
  (func (param $x externref) (result f64)
    (f64.neg<|> (local.get $x))))
