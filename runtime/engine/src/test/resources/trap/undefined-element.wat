(module
  (table $t 4 funcref)
  (table $wide i64 2 funcref)
  (func (export "call_indirect")
    (call_indirect $t (i32.const 9)))
  (func (export "return_call_indirect")
    (return_call_indirect $t (i32.const -1)))
  (func (export "a table with 64-bit indices")
    (call_indirect $wide (i64.const 0x100000001))))
