(module
  (table 1 funcref)
  (func (param $x i32) (result i64)
    (call_indirect (type $op<|>) (local.get $x) (f32.const 1) (i32.const 0))))
