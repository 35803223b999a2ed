;; Scripts: a command on one line if it fits.
(module (memory 1))
(module $m
  (func (export "f") (param i32) (result i32) (local.get 0))
  (func (export "g")))
(assert_return
  (invoke "f" (i32.const 1))
  (i32.const 1))
(assert_return
  (invoke "a-long-name" (i32.const 1) (i32.const 2))
  (i32.const 3)
  (v128.const i32x4 1 2 3 4))
(assert_invalid (module (func (result i32))) "type mismatch")
(assert_invalid
  (module
    (func $f (result i32)
      (i64.const 1)))
  "type mismatch")
(assert_malformed
  (module quote
    "(func" "(nop)"
    ")")
  "unexpected end")
(module binary
  "\00asm" "\01\00\00\00")
(register "m" $m)
(invoke $m "f" (i32.const 1))

(thread $t
  (shared (module $m))
  (invoke "f"))
