;; Several modules stand in one text.
(module $one
  (func (export "f") (result i32)

    (i32.const 1)))

(assert_return (invoke "f") (i32.const 1))

(module $two
  ;; nothing to stop at here
  (func (export "f") (param i32) (result i32)
    (i32.add
      (local.get 0)
      (i32.const 1)))
)
;; nor here
(assert_return (invoke "f" (i32.const 1)) (i32.const 2))
(assert_return
  (invoke "f" (i32.const 2))
  (i32.const 3))
