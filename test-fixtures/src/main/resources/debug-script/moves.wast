;; Commands are done again, and left out.
(module
  (global $n (mut i32) (i32.const 0))
  (func (export "next") (result i32)
    (global.set $n (i32.add (global.get $n) (i32.const 1)))
    (global.get $n)))
(assert_return (invoke "next") (i32.const 1))
(assert_return (invoke "next") (i32.const 9))
(assert_return (invoke "next") (i32.const 3))
