(module
  (func (param $x i64) (param $y i64) (result i64)
    (i32.add<|> (local.get $x) (local.get $y))))
