(module
  (func (param $x i32) (param $y i32) (result f64)
    (f64.add<|> (local.get $x) (local.get $y))))
