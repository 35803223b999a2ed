(module
  (func $x)
;;      ^^ note: first defined here
  (global $x i32 (i32.const 0))
  (memory $x 1)
  (func $y (param $p i32) (local $p i32) (block $p (block $p)))
;;                ^^ note: first defined here
;;                               ^^ error[duplicate-name]: local `$p` is already defined
  (func $x)
;;      ^^ error[duplicate-name]: function `$x` is already defined
  (func (export "e"))
;;              ^^^ note: the first export of that name
  (memory (export "e") 1)
;;                ^^^ error[duplicate-export]: the name "e" is already exported
  (type $s (struct (field $f i32) (field $f i32)))
;;                        ^^ note: first defined here
;;                                       ^^ error[duplicate-name]: field `$f` is already defined
)
