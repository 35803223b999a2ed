(module
  (func (param $x i64) (result i32)
    (i32.add<|>
      (i32.eqz (local.get $x))
      (local.get $x))))
