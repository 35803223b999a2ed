(module
  (func (param $x i64) (result i64)
    (i64.add<|> (local.get $x) (i32.const 1))))
