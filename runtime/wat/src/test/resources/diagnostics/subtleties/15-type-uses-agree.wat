(module
  (type $t (func (param i32) (result i32)))
  (func (type $t) (param $x i32) (result i32) (local.get $x))
  (func (type $t) (local.get 0))
  (func (type $t) (param i64) (result i32) (i32.const 0))
;;            ^^ error[inline-function-type]: the parameters and results here are [i64] -> [i32] but the type has [i32] -> [i32]
  (table 1 funcref)
  (func (result i32) (call_indirect (type $t) (param i32) (result i32) (i32.const 0) (i32.const 0)))
  (func (drop (call_indirect (type $t) (param i64) (i32.const 0) (i32.const 0))))
;;                                 ^^ error[inline-function-type]: the parameters and results here are [i64] -> [] but the type has [i32] -> [i32]
  (func (call_indirect (param $x i32) (i32.const 0) (i32.const 0)))
;;                            ^^ error[unexpected-token]: expected a value type or `)` but found `$x`
)
