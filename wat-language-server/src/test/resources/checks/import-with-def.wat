;; An imported function with a body.
(module
  (func $f (export "f") (import "env" "f") (result i32)
    (i32.const 1)))
;;  ^ error[unexpected-token]: expected `)`, since an imported function has no body, but found `(i32.const`
