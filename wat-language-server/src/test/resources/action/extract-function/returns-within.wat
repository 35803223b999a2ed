(module
  (func (param $x i32) (result i32)
    <|>(if (local.get $x) (then (return (i32.const 1))))<|>
    (i32.const 2)))
