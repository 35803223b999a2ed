;; One command, after all that it depends on, in which nothing stops.
(module
  (global $count (mut i32) (i32.const 0))
  (func (export "next") (result i32)
    (global.set $count (i32.add (global.get $count) (i32.const 1)))
    (if (i32.eq (global.get $count) (i32.const 3))
      (then (unreachable)))
    (global.get $count)))
(assert_return (invoke "next") (i32.const 1))
(assert_return (invoke "next") (i32.const 7))
(invoke "next")
(assert_return (invoke "next") (i32.const 4))
(assert_return (invoke "next") (i32.const 5))
