;; From command to command, into what they call, and back.
(module $calc
  (func $double (param $x i32) (result i32)
    (i32.mul
      (local.get $x)
      (i32.const 2)))
  (func (export "double") (param $n i32) (result i32)
    (call $double (local.get $n))))

(assert_return (invoke "double" (i32.const 4)) (i32.const 8))
(assert_return
  (invoke "double" (i32.const -1))
  (i32.const -2))
