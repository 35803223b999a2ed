(module
  (func (param $at i64)
    (i32.store $far<|> (local.get $at) (i32.const 1))))
