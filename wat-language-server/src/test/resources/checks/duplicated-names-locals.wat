;; A local with the name of a parameter.
(module
  (func (export "f") (param $x i32) (result i32)
;;                          ^^ related: first defined here
    (local $x i32)
;;         ^^ error[duplicate-name]: local `$x` is already defined
    (local.get $x)))
