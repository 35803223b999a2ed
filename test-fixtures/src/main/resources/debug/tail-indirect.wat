(module
  (type $step (func (param i32) (result i32)))
  (table $steps funcref (elem $double $increment))
  (func $double (type $step) (i32.mul (local.get 0) (i32.const 2)))
  (func $increment (type $step) (i32.add (local.get 0) (i32.const 1)))
  (func $apply (export "apply") (param $which i32) (param $value i32) (result i32)
    (return_call_indirect $steps (type $step) (local.get $value) (local.get $which))))
