(module
  (func $swap (param $a i32) (param $b i64) (result i64 i32)
    (if (local.get $a) (then (return (local.get $b) (i32.const 1))))
    (local.get $b)
    (local.get $a))
  (func $f (result i64 i32)
    (call $sw<|>ap (i32.const 1) (i64.const 2))))
