;; Scripts that are meant to fail, or that give the module themselves.
(module $spectest (func (export "print_i32") (param i64)))
(assert_unlinkable
  (module (import "spectest" "global_i32" (func)))
  "incompatible import type")
(module definition (import "spectest" "global_i32" (func)))
(register "spectest" $spectest)
(module (import "spectest" "print_i32" (func (param i64))))
