(module
  (func (param $x i32) (result i32)
    (i32.add<|> (local.get $x) (i64.const 0x1_0000_0000))))
