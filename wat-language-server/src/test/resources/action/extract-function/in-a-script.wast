(module
  (func (export "f") (param $x i32) (result i32)
    (block $b (result i32)
      <|>(br_if $b (local.get $x) (local.get $x))
      (i32.add (i32.const 1))<|>)))
(assert_return (invoke "f" (i32.const 1)) (i32.const 1))
