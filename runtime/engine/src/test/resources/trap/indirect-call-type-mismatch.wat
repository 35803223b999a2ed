(module
  (type $wanted (func (param i32) (result i64)))
  (table $t funcref (elem $found))
  (func $found (param f64))
  (func (export "call_indirect")
    (drop (call_indirect $t (type $wanted) (i32.const 1) (i32.const 0))))
  (func (export "return_call_indirect") (result i64)
    (return_call_indirect $t (type $wanted) (i32.const 1) (i32.const 0))))
