(module
  (type $two (func (result i32 i64)))
  (func
    (block (type $t<|>wo) (i32.const 1) (i64.const 2))
    drop
    drop))
