(module
  (func $f (param $x i32) (result i32)
    (local $y i32)
    (local.set $<|>y (if (result i32) (local.get $x) (then (i32.const 1)) (else (i32.const 2))))
    (local.get $y)))
