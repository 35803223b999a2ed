;; Memory 0 and table 0 by default.
(module
  (type $f (func))
  (memory $m 1)
  (table $t 1 funcref)
  (data $d "x")
  (elem $e func)
  (func (export "f")
    (drop (i32.load offset=4 (i32.const 0)))
;;         ^^^^^^^^ info[omitted-idx-in-instr]: `i32.load` does not say which memory
    (drop (v128.load8_lane 3 (i32.const 0) (v128.const i64x2 0 0)))
;;         ^^^^^^^^^^^^^^^ info[omitted-idx-in-instr]: `v128.load8_lane` does not say which memory
    (drop (memory.size))
;;         ^^^^^^^^^^^ info[omitted-idx-in-instr]: `memory.size` does not say which memory
    (memory.init $d (i32.const 0) (i32.const 0) (i32.const 0))
;;   ^^^^^^^^^^^ info[omitted-idx-in-instr]: `memory.init` does not say which memory
    (memory.copy (i32.const 0) (i32.const 0) (i32.const 0))
;;   ^^^^^^^^^^^ info[omitted-idx-in-instr]: `memory.copy` does not say which memory
    (table.init $e (i32.const 0) (i32.const 0) (i32.const 0))
;;   ^^^^^^^^^^ info[omitted-idx-in-instr]: `table.init` does not say which table
    (table.copy (i32.const 0) (i32.const 0) (i32.const 0))
;;   ^^^^^^^^^^ info[omitted-idx-in-instr]: `table.copy` does not say which table
    (drop (table.get (i32.const 0)))
;;         ^^^^^^^^^ info[omitted-idx-in-instr]: `table.get` does not say which table
    (call_indirect (type $f) (i32.const 0))))
;;   ^^^^^^^^^^^^^ info[omitted-idx-in-instr]: `call_indirect` does not say which table
