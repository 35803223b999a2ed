;; Indirect calls of entries that have another type.
(module
  (type $unary (func (param i32) (result i32)))
  (table $t 5 funcref)
  (elem (table $t) (i32.const 0) func $log $twice)
  (elem (table $t) (i32.const 3) func $half)
  (func $log (param f64))
  (func $twice (type $unary) (i32.mul (local.get 0) (i32.const 2)))
  (func $half (type $unary) (i32.shr_u (local.get 0) (i32.const 1)))
  (func $apply (export "apply") (param $x i32) (param $f i32) (result i32)
    (call_indirect $t (type $unary) (local.get $x) (local.get $f)))
)
