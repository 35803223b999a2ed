(module
  (type $point (struct (field $x i32) (field $y (mut i8))))
  (global $g (mut f64) (f64.const 1))
  (func $f (param $p (ref null $point)) (param i64) (result i32) (local $"🎉" i32)
;;                                       ^^^^^ index: (;1;)
    (drop (local.get 1))
;;                   ^ type: : i64
    (local.set $"🎉" (i32.const 0))
;;             ^^^^^ type: : i32
    (drop (local.get 2))
;;                   ^ type: : i32
;;                   ^ index: $"🎉"
    (global.set $g (f64.const 1))
;;              ^^ type: : f64
    (struct.set $point $y (local.get $p) (i32.const 1))
;;                     ^^ type: : (mut i8)
;;                                   ^^ type: : (ref null $point)
    (drop (struct.get $point 0 (local.get $p)))
;;                           ^ type: : i32
;;                           ^ index: $x
;;                                        ^^ type: : (ref null $point)
    (call 0 (local.get $nope) (i64.const 1))
;;        ^ index: $f
;;          ^ parameter: p:
  )
;;^ end: (func $f)
)
