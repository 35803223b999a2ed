(module
  (func (param $x f64) (param $y f64) (result anyref)
    (struct.new $point<|> (local.get $x) (local.get $y))))
