(module $a
  (func (export "f") (param $x i32) (drop (local.get 0))))
;; ^^^^ index: (;0;)
;;                                                   ^ type: : i32
;;                                                   ^ index: $x
(assert_return (invoke "f" (i32.const 1)))
(module $b
  (global $g i64 (i64.const 1))
  (func (export "f") (drop (global.get 0))))
;; ^^^^ index: (;0;)
;;                                     ^ type: : i64
;;                                     ^ index: $g
