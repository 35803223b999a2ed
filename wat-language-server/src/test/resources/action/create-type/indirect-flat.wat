(module
  (table 1 funcref)
  (func (param $x i32) (result i64)
    local.get $x
    i32.const 0
    call_indirect (type $op<|>)))
