;; What is asserted to be wrong is not reported, unless nothing is wrong with it.
(assert_invalid (module (func (result i32))) "type mismatch")
(assert_invalid (module (func (result i32) (i32.const 0))) "type mismatch")
;; @1..15 warning[unexpectedly-valid]: nothing is wrong with this module, but the script says it is invalid
(assert_malformed (module quote "(func (i32.const 0x))") "unknown operator")
(assert_malformed (module quote "(func (drop (i32.const 0x0)))") "unknown operator")
;; @1..17 warning[unexpectedly-valid]: nothing is wrong with this module, but the script says it is malformed
(assert_malformed (module binary "\00asm\01\00\00\00" "\01") "unexpected end")
(assert_malformed (module binary "\00asm\01\00\00\00") "unexpected end")
;; @1..17 warning[unexpectedly-valid]: nothing is wrong with this module, but the script says it is malformed
;; What only fails later must be valid.
(assert_unlinkable (module (import "m" "f" (func)) (start 1)) "unknown import")
;;                                                        ^ error[unknown-function]: unknown function 1, there is only 1
(assert_trap
  (module
    (func $f (local.get $x) (drop))
;;                      ^^ error[unknown-local]: unknown local `$x`
    (start $f))
  "unreachable")
;; Modules that are not plain text are looked into.
(module quote "(func (result i32)" " (i64.const 1))")
;;                                    ^^^^^^^^^ error[type-mismatch]: the function must leave [i32] but leaves [i64]
(module quote "(func \28local.get 0))")
;;            ^^^^^^^^^^^^^^^^^^^^^^^^ error[unknown-local]: unknown local 0, there are none
(module quote "(func)" "(assert_return (invoke \"f\"))")
;;                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[unexpected-token]: expected one module but found `(assert_return`
(module quote "\ff")
;;            ^^^^^ error[malformed-utf8]: malformed UTF-8 encoding
(module definition $d quote "(fun)")
;;                            ^^^ error[unknown-operator]: unknown instruction or keyword `fun`
(module binary "\00asm" "\02\00\00\00")
;;                      ^^^^^^^^^^^^^^ error[malformed-binary]: unknown binary version (at byte 0x4 of the module)
(module $b binary "\00asm" "\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\01" "\0a\04\01\02\00\0b")
;;                                                                            ^^^^^^^^^^^^^^^^^^^^ error[unknown-type]: unknown type 1, there is only 1 (at byte 0x15 of the module)
(module definition $c binary "")
;;                           ^^ error[malformed-binary]: unexpected end (at byte 0x0 of the module)
(module instance $i $d)
(module instance "x")
;;               ^^^ error[unexpected-token]: expected `)` but found `"x"`
(thread $t
  (module (func (call 1)))
;;                    ^ error[unknown-function]: unknown function 1, there is only 1
  (assert_invalid (module) "unknown"))
;; ^^^^^^^^^^^^^^ warning[unexpectedly-valid]: nothing is wrong with this module, but the script says it is invalid
