(assert_return (invoke "f"))
;; @0..14 skipped: no module stands before it

(module $counter
  (global $n (mut i32) (i32.const 0))
  (func (export "next") (result i32)
    (global.set $n (i32.add (global.get $n) (i32.const 1)))
    (global.get $n)))
(register "counter")
(module $user
  (import "counter" "next" (func $next (result i32)))
  (func (export "twice") (result i32) (drop (call $next)) (call $next)))
(assert_return (invoke "twice") (i32.const 2))
(assert_return (invoke $counter "next") (i32.const 3))

(module definition $blueprint
  (global (export "g") (mut i32) (i32.const 7)))
(module instance $one $blueprint)
(module instance $two $blueprint)
(assert_return (get $one "g") (i32.const 7))
(module instance $three $nothing)
;; @0..7 failed: there is no module to make an instance of

(module binary "\00asm" "\01\00\00\00")
(module quote "(func (export \"q\") (result i32) (i32.const 5))")
(assert_return (invoke "q") (i32.const 5))

(assert_malformed (module quote "(func (i32.const 1x))") "unknown operator")
(assert_malformed (module binary "\00asm" "\02\00\00\00") "unknown binary version")
(assert_malformed (module binary "\00asm" "\01\00\00\00") "unknown binary version")
;; @0..17 failed: expected a mistake in the module (unknown binary version) but found none
(assert_invalid (module (func (result i32))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.const 1))) "type mismatch")
;; @0..15 failed: expected a mistake in the module (type mismatch) but found none

(assert_unlinkable (module (import "counter" "previous" (func))) "unknown import")
(assert_unlinkable (module (import "counter" "next" (func))) "incompatible import type")
(assert_unlinkable (module (import "counter" "next" (func (result i32)))) "incompatible import type")
;; @0..18 failed: expected a failure to link "incompatible import type" but the module was instantiated

(assert_trap (module (func $f unreachable) (start $f)) "unreachable")
(assert_trap (module (memory 1) (data (i32.const 65536) "a")) "out of bounds memory access")
(assert_trap (module) "unreachable")
;; @0..12 failed: expected the trap "unreachable" but the module was instantiated

(module $wrong (func (result i32)))
;;                   ^^^^^^^^^^^^ failed: the function must leave [i32] but leaves nothing
(assert_return (invoke $wrong "f"))
;; @0..14 skipped: its module could not be instantiated
