(module
  (func (param $x i64) (result i32)
    (i32.add<|> (local.get $x) (i32.const 1))))
