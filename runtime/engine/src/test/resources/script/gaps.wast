(module $wide
  (memory (export "memory") i64 1)
  (func (export "f")))
(assert_return (invoke "f"))
(register "wide")
(module
  (import "wide" "memory" (memory i64 1))
  (func (export "g")))
(assert_return (invoke "g"))
(assert_unlinkable (module (import "wide" "memory" (memory 1))) "incompatible import type")
(assert_invalid (module (memory i64 1) (func (drop (i32.load (i32.const 0))))) "type mismatch")

(module (func (export "h") (param v128)))
(assert_return (invoke "h" (v128.const i64x2 1 2)))
(assert_suspension (invoke "h" (v128.const i64x2 1 2)) "unhandled tag")
;; @0..18 skipped: stack switching is not supported
(input "other.wast")
;; @0..6 skipped: `input` is for the reference interpreter only

(module (type $d (describes $t) (struct)))
;; @0..7 skipped: custom descriptors: not supported yet
(assert_return (invoke "i"))
;; @0..14 skipped: custom descriptors: not supported yet
(assert_invalid (module (type $d (describes $t) (struct))) "unknown type")
;; @0..15 skipped: custom descriptors: not supported yet
