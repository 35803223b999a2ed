;; Two functions of one name.
(module
  (func $f (export "f"))
;;      ^^ related: first defined here
  (func $f (export "g")))
;;      ^^ error[duplicate-name]: function `$f` is already defined
