(module
  (func $sign (param $x i32) (result i32)
    (if (i32.lt_s (local.get $x) (i32.const 0))
      (then (return (i32.const -1))))
    (i32.gt_s (local.get $x) (i32.const 0)))
  (func $f (param $a i32) (result i32)
    (local $s i32)
    (local.set $s (call $sig<|>n (local.get $a)))
    (local.get $s)))
