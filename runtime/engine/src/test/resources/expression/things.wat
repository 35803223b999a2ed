;; What has a name and is no number: memories, tables, functions; and vectors, lane by lane.
(module
  (memory $heap 2)
  (memory $other 1)
  (table $t 3 funcref)
  (elem (table $t) (i32.const 1) func $callee)
  (global $fixed i32 (i32.const 7))
  (global $v (mut v128) (v128.const i32x4 1 2 3 4))
  (func $callee (param i32) (result i32) (local.get 0))
  (func (export "f")
    (local $w v128)
    unreachable))
