(module
  (table $t 4 funcref)
  (func (export "call_indirect")
    (call_indirect $t (i32.const 3)))
  (func (export "return_call_indirect")
    (return_call_indirect $t (i32.const 0))))
