(module
  (func (param $x i32) (result i32)
    (local.get $x)
    (block
      (local.set<|> $x))
    (local.get $x)))
