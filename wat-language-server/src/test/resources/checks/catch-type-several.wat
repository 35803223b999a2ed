;; Of several clauses of a kind, the instruction is shown.
(module
  (tag $e (param i64))
  (tag $good (param i32))
  (func (export "f") (result i32)
    (block $caught (result i32)
      (try_table (catch $good $caught) (catch $e $caught) (throw $e (i64.const 1)) (throw $good (i32.const 1)))
;;     ^^^^^^^^^ error[type-mismatch]: `catch` gives [i64] but its label needs [i32]
      (i32.const 1))))
