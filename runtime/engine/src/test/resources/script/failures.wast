(module
  (func (export "divide") (param i32 i32) (result i32)
    (i32.div_s (local.get 0) (local.get 1)))
  (func $deep (export "deep") (call $deep))
  (func (export "stop") unreachable)
  (table 1 funcref)
  (func (export "call") (param i32) (call_indirect (local.get 0)))
  (memory 1)
  (func (export "load") (param i32) (result i32) (i32.load (local.get 0))))

(assert_trap (invoke "divide" (i32.const 1) (i32.const 0)) "integer divide by zero")
(assert_trap (invoke "divide" (i32.const 0x80000000) (i32.const -1)) "integer overflow")
(assert_trap (invoke "divide" (i32.const 1) (i32.const 1)) "integer divide by zero")
;; @0..12 failed: expected the trap "integer divide by zero" but got i32 1
(assert_trap (invoke "stop") "unreachable")
(assert_trap (invoke "call" (i32.const 0)) "uninitialized element")
(assert_trap (invoke "call" (i32.const 0)) "uninitialized element 0")
(assert_trap (invoke "call" (i32.const 1)) "undefined element")
(assert_trap (invoke "load" (i32.const 65533)) "out of bounds memory access")
(assert_exhaustion (invoke "deep") "call stack exhausted")
(assert_exhaustion (invoke "divide" (i32.const 1) (i32.const 1)) "call stack exhausted")
;; @0..18 failed: expected that the call stack is exhausted but got i32 1
(assert_return (invoke "deep"))
;; @0..14 failed: expected no result but the call stack was exhausted
(assert_exception (invoke "divide" (i32.const 1) (i32.const 1)))
;; @0..17 failed: expected an uncaught exception but got i32 1
(assert_return (invoke $other "f"))
;; @0..14 skipped: there is no instance `$other`
(invoke "deep")
;; @0..7 failed: the call stack was exhausted
