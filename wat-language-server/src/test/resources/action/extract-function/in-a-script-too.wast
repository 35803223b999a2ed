(module $m
  (func (export "f") (param $x i32) (result i32)
    local.get $x
    <|>if (result i32) i32.const 1 else i32.const 2 end<|>)) (; end ;)
(assert_return (invoke "f" (i32.const 1)) (i32.const 1))
