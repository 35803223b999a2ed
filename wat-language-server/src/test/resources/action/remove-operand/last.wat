(module
  (func (param $x i32) (result i32)
    (i32.add<|> (local.get $x) (i32.const 1) (i32.const 2))))
