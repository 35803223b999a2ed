(module $a
  (func $f (param $x i32) (call $f (i32.const 1))))
;;                                            ^ active: (param $x i32)
(module $b
  (func $f (param $y i64) (call $f (i64.const 1))))
;;                                            ^ active: (param $y i64)
(assert_invalid
  (module
    (func $f (param $z f32) (call $f (i64.const 1))))
;;                                              ^ active: (param $z f32)
  "type mismatch")
(assert_return (invoke "f" (i32.const 1)))
;;                                    ^ none
