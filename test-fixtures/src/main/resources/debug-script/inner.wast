;; Modules that stand in commands, in quotes and in bytes.
(assert_trap
  (module
    (memory 1)
    (func $start
      (i32.store (i32.const 65536) (i32.const 1)))
    (start $start))
  "out of bounds memory access")

(module quote
  "(func (export \"f\") (result i32)"
  "  (i32.const 7))")
(assert_return (invoke "f") (i32.const 7))

(module definition $counter
  (global $n (mut i32) (i32.const 0))
  (func (export "next") (result i32)
    (global.set $n (i32.add (global.get $n) (i32.const 1)))
    (global.get $n)))
(module instance $a $counter)
(module instance $b $counter)
(invoke $a "next")
(assert_return (invoke $a "next") (i32.const 2))
(assert_return (invoke $b "next") (i32.const 1))
(register "counter" $b)
(module
  (import "counter" "next" (func $next (result i32)))
  (func (export "twice") (result i32)
    (drop (call $next))
    (call $next)))
(assert_return (invoke "twice") (i32.const 3))
