(module
  (type $t (func (param i32)))
  (func $f (type $t) (param i64))
;; ^^^^ note: this stands before it
;;               ^^ error[inline-function-type]: the parameters and results here are [i64] -> [] but the type has [i32] -> []
  (func $g (type $t) (param i32) (param i32))
;;               ^^ error[inline-function-type]: the parameters and results here are [i32 i32] -> [] but the type has [i32] -> []
  (import "m" "n" (func $late))
;; ^^^^^^ error[import-after-definition]: imports must come before all functions, tables, memories, globals and tags
  (memory 2 1)
;;        ^^^ error[limits-out-of-order]: the minimum size 2 is greater than the maximum 1
  (global $g (mut i32) (i64.const 1))
;;                      ^^^^^^^^^ error[type-mismatch]: the constant expression must leave [i32] but leaves [i64]
;;                                  ^ note: it ends here
  (global $h i32 (global.get $g))
;;                ^^^^^^^^^^ error[constant-expression-required]: reading mutable global `$g` is not allowed in a constant expression
  (func $s (param i32))
  (start $s)
;;       ^^ error[invalid-start-function]: the start function takes and gives nothing, but this one is [i32] -> []
;;       ^^ note: the first one
  (start $f)
;; ^^^^^ error[multiple-starts]: a module has at most one start function
  (export "a" (func $f))
;;        ^^^ note: the first export of that name
  (export "a" (func $g))
;;        ^^^ error[duplicate-export]: the name "a" is already exported
  (elem (i32.const 0) func $f)
;; ^^^^ error[unknown-table]: unknown table 0, there are none
  (data (memory 3) (i32.const 0) "x")
;; ^^^^ error[unknown-memory]: unknown memory 3, there is only 1
)
