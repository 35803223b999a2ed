(module
  (func $abs (param $x i32) (result i32)
    (local $y i32)
    (local.set $y (local.get $x))
    <|>(if (i32.lt_s (local.get $x) (i32.const 0))
      (then (local.set $y (i32.sub (i32.const 0) (local.get $x)))))<|>
    (local.get $y)))
