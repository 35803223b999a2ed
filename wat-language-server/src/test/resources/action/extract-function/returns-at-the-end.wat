(module
  (func $sign (param $x i32) (result i32)
    (nop)
    <|>(if (i32.lt_s (local.get $x) (i32.const 0))
      (then (return (i32.const -1))))
    (i32.gt_s (local.get $x) (i32.const 0))<|>))
