;; Each module of a script is on its own.
(module $a
  (func $f)
;;      ^^ warning[unused]: function `$f` is never used
  (func (export "g")))
(module $b
  (func $f (export "f"))
  (func $h (call $f)))
;;      ^^ warning[unused]: function `$h` is never used
(assert_invalid (module (func $unused) (func (result i32))) "type mismatch")
