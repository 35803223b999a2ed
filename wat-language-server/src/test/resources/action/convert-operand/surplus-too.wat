(module
  (func (param $x i32) (result i32)
    (i32.add<|> (local.get $x) (f64.const 7) (i32.const 1))))
