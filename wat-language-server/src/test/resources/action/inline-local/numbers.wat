(module
  (func (param i32) (result i32)
    (local i32 i32 i64)
    local.get 0
    i32.const 1
    i32.add
    local.set <|>1
    local.get 0
    local.set 2
    i64.const 3
    local.set 3
    local.get 1
    local.get 2
    i32.mul))
