(module
  (func $two (result i32 i64) unreachable)
  (func (result i64)
    call $two
    i64.add<|>))
