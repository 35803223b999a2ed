;; A catch clause that gives something else than its label takes.
(module
  (tag $e (param i64))
  (func (export "f") (result i32)
    (block $caught (result i32)
      (try_table (catch $e $caught) (throw $e (i64.const 1)))
;;               ^^^^^^^^^^^^^^^^^^ error[type-mismatch]: `catch` gives [i64] but its label needs [i32]
      (i32.const 1))))
