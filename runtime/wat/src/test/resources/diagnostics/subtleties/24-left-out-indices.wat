(module
  (type $t (func))
  (table $a 1 funcref)
  (table $b 1 funcref)
  (memory $m 1)
  (memory $n 1)
  (data $d "x")
  (elem $e func)
  (func
    (call_indirect (type $t) (i32.const 0))
    (call_indirect $b (type $t) (i32.const 0))
    (table.init $e (i32.const 0) (i32.const 0) (i32.const 0))
    (table.init $b $e (i32.const 0) (i32.const 0) (i32.const 0))
    (memory.init $n $d (i32.const 0) (i32.const 0) (i32.const 0))
    (memory.copy $n $m (i32.const 0) (i32.const 0) (i32.const 0))
    (memory.fill (i32.const 0) (i32.const 0) (i32.const 0))
    (data.drop $d)
    (elem.drop $e))
  (func (memory.copy $m (i32.const 0) (i32.const 0) (i32.const 0)))
;;                      ^ error[unexpected-token]: expected a memory but found `(i32.const`: write the name alone
  (func (memory.init (i32.const 0) (i32.const 0) (i32.const 0)))
;;                   ^ error[unexpected-token]: expected a data segment but found `(i32.const`
)
