(module
  (table 1 funcref)
  (memory 1)
  (func $f)
  (elem 0 (i32.const 0) $f)
  (data 0 (i32.const 0) "x")
  (elem (table 0) (i32.const 0) func $f)
  (elem (table 0) (i32.const 0) $f)
;;                              ^^ error[unexpected-token]: expected `func` or a reference type but found `$f`
)
