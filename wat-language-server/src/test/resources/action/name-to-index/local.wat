(module
  (func (param i64) (param $x i32) (result i32)
    (local.get <|>$x)))
