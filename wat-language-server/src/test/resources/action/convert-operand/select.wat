(module
  (func (param $x i32) (param $y i64) (result i32)
    (select<|> (local.get $x) (local.get $y) (local.get $x))))
