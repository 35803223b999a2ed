(module
  (func (param i32 i32) (result i32)
    (local i32)
    local.get 0
    local.tee 2
    local.get 1
    br_if 0
    local.get 2
    i32.add)
  (func (param i32) (result i32)
    i32.const 3
    local.get 0
    call <|>0))
