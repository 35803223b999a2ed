(module $calc
  (func $double (param $x i32) (result i32)
    (i32.mul
      (local.get $x)
      (i32.const 2)))
  (func (export "double") (param i32) (result i32)
    (call $double (local.get 0)))
  (func (export "div") (param i32 i32) (result i32)
    (i32.div_s (local.get 0) (local.get 1))))

(assert_return (invoke "double" (i32.const 4)) (i32.const 8))
(assert_return (invoke "double" (i32.const 5)) (i32.const 11))
(assert_trap (invoke "div" (i32.const 1) (i32.const 0)) "integer divide by zero")
(assert_return (invoke "div" (i32.const 1) (i32.const 0)) (i32.const 1))
(module $other
  (import "spectest" "print_i32" (func $print (param i32)))
  (func (export "show") (call $print (i32.const 42))))
(assert_return (invoke $other "show"))
(assert_return (invoke $calc "double" (i32.const 1)) (i32.const 2))
