(module
  (memory 1)
  (func (param $x i64)
    (i32.store<|> (i32.const 0) (local.get $x))))
