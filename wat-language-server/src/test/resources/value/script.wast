(module $first (func (param $a i32)))
(module $second
  (func (export "f") (param $b i32) (result i32)
;;                          ^^ value: $b
    (local.tee $b (i32.const 2))<|>))
;;             ^^ value: $b
(assert_return (invoke "f" (i32.const 1)) (i32.const 2))
