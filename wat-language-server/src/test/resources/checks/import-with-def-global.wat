;; An imported global with a value.
(module
  (global $g (export "g") (import "env" "g") i32 (i32.const 1)))
;;                                               ^ error[unexpected-token]: expected `)`, since an imported global has no value here, but found `(i32.const`
