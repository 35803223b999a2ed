(module
  (import "env" "log (func $log))
;;              ^^^^^^^^^^^^^^^^^ error[unclosed-string]: this string is never closed
  (func $g (result i32) (i64.const 1))
;;                       ^^^^^^^^^ error[type-mismatch]: the function must leave [i32] but leaves [i64]
;;                                   ^ note: it ends here
  (data "never closed)
;;      ^^^^^^^^^^^^^^ error[unclosed-string]: this string is never closed
  (func $h (result i32) (i32.const 1))
)
