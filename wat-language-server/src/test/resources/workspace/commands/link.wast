(module $lib
  (func (export "f") (result i32) (i32.const 1)))
;;              ^^^ def: f
(register "lib" $lib)
;;        ^^^^^ registered: lib
;; What a command imports has to follow, or it would fail for another reason.
(assert_unlinkable
  (module (import "lib" "f" (func (param i32))))
;;                ^^^^^ also: lib
;;                      ^^^ also: f
  "incompatible import type")
(assert_trap
  (module
    (func $f (import "lib" "f") (result i32))
;;                   ^^^^^ also: lib
;;                         ^^^ also: f
    (func $start unreachable)
    (start $start))
  "unreachable")
(thread $t (shared (module $lib))
  (register "mine" $lib)
;;          ^^^^^^ refused: `"mine"` is registered within a thread
  (module (import "mine" "f" (func (result i32)))))
;;                       ^^^ also: f
