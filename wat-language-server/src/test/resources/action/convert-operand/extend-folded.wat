(module
  (func (param $x i32) (result i64)
    (i64.add<|> (local.get $x) (i64.const 1))))
