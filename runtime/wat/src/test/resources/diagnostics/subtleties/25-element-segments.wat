(module
  (table $t 10 funcref)
  (func $f)
  (elem func $f $f)
  (elem declare func $f)
  (elem $named (table $t) (offset (i32.const 0)) func $f)
  (elem (i32.const 1) $f $f)
  (elem (offset (i32.const 2)) func)
  (elem funcref (item (ref.func $f)) (item ref.null func) (ref.func $f))
  (elem (table $t) (i32.const 3) funcref (ref.null func))
  (elem declare $f)
;;              ^^ error[unexpected-token]: expected `func` or a reference type but found `$f`
  (elem (table $t) (i32.const 0) $f)
;;                               ^^ error[unexpected-token]: expected `func` or a reference type but found `$f`
  (elem)
;;     ^ error[unexpected-token]: expected `func` or a reference type but found `)`
  (elem declare)
;;             ^ error[unexpected-token]: expected `func` or a reference type but found `)`
  (elem (table $t) (i32.const 0))
;;                              ^ error[unexpected-token]: expected `func` or a reference type but found `)`
  (elem (i32.const 4))
  (table funcref (elem (ref.func $f) $f))
;;                                   ^^ error[unexpected-token]: expected `)` but found `$f`
  (elem externref (ref.func $f))
;;                 ^^^^^^^^ error[type-mismatch]: the constant expression must leave [externref] but leaves [(ref 0)]
;;                             ^ note: it ends here
)
