(module
  (type $t (func (param i32) (result i32)))
;;      ^^ def t
  (global $g (mut i32) (i32.const 0))
;;        ^^ def g
  (func $f (type $t) (param $x i32) (result i32) (local i64)
;;      ^^ def f
;;               ^^ ref t
;;                          ^^ def x
;;                                                ^^^^^ unnamed one
    (local.set 1 (i64.const 0))
;;             ^ write one
    (local.set $x (local.tee 0 (i32.const 1)))
;;             ^^ write x
;;                           ^ write x
    (global.set $g (global.get 0))
;;              ^^ write g
;;                             ^ ref g
    (block $b
;;         ^^ def b
      loop $b
;;         ^^ def inner
        br $b
;;         ^^ ref inner
        br 1
;;         ^ ref b
      end $b)
;;        ^^ ref inner
    (call $f (call 0 (local.get $x))))
;;        ^^ ref f
;;                 ^ ref f
;;                              ^^ ref x
  (func $g (export "g") (param $x i32))
;;      ^^ def function g
;;                             ^^ def other x
  (export "f" (func $f))
;;                  ^^ ref f
  (elem func $f $g))
;;           ^^ ref f
;;              ^^ ref function g
