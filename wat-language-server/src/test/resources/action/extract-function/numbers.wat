(module
  (func (param i32) (result i32)
    (local i32 i64 i32)
    <|>local.get 0
    i64.extend_i32_u
    local.tee 2
    i64.eqz
    local.set 1<|>
    local.get 1
    local.tee 3
    local.get 3
    i32.add)
  (func (result i32) (call 0 (i32.const 1))))
