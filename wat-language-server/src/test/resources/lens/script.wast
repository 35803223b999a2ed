(module $a
  (func $f (export "f") (call $f)))
;;      ^^ lens: 1
(assert_return (invoke "f"))
(module $b
  (func $f (call $f) (call 0) (call $nope)))
;;      ^^ lens: 2
