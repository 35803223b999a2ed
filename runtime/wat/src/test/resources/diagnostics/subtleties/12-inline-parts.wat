(module
  (func (export "a") (export "b") (import "m" "n") (param i32))
  (memory (export "mem") (data "hello" " " "world"))
;; ^^^^^^ note: this stands before it
  (table (export "t") funcref (elem 0 0))
  (global (export "g") (mut i32) (i32.const 1))
  (table i64 funcref (elem))
  (memory (export "x") (import "m" "late") 1)
;;                      ^^^^^^ error[import-after-definition]: imports must come before all functions, tables, memories, globals and tags
)
