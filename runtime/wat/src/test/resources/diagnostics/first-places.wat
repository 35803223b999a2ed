(module
  (type $t (func))
;;      ^^ note: first defined here
  (func $a (export "a"))
;; ^^^^ note: this stands before it
;;      ^^ note: first defined here
;;                 ^^^ note: the first export of that name
  (func $b (export "b") (export "a"))
;;                              ^^^ error[duplicate-export]: the name "a" is already exported
  (func $a)
;;      ^^ error[duplicate-name]: function `$a` is already defined
  (import "env" "late" (func))
;; ^^^^^^ error[import-after-definition]: imports must come before all functions, tables, memories, globals and tags
  (type $t (func))
;;      ^^ error[duplicate-name]: type `$t` is already defined
  (start $a)
;;       ^^ note: the first one
  (start $b)
;; ^^^^^ error[multiple-starts]: a module has at most one start function
  (func (param $p i32) (local $p i32))
;;             ^^ note: first defined here
;;                            ^^ error[duplicate-name]: local `$p` is already defined
  (type (struct (field $f i32) (field $f i32)))
;;                     ^^ note: first defined here
;;                                    ^^ error[duplicate-name]: field `$f` is already defined
)
