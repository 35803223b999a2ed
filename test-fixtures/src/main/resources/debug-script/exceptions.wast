;; What is thrown, exhausted or missing.
(module
  (tag $t (param i32))
  (func (export "throw") (throw $t (i32.const 1)))
  (func $deep (export "deep") (call $deep))
  (func (export "ok")))
(assert_exception (invoke "throw"))
(assert_exhaustion (invoke "deep") "call stack exhausted")
(assert_trap (invoke "ok") "unreachable")
(assert_return (invoke "missing"))
(assert_return (invoke "throw"))
(assert_unlinkable (module (import "a" "b" (func))) "unknown import")
