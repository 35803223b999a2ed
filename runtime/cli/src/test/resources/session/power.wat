(module
  (global $calls (mut i32) (i32.const 0))
  (func $square (param $x i32) (result i32)
    (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
    (i32.mul (local.get $x) (local.get $x)))
  (func $power (export "power") (param $base i32) (param $exponent i32) (result i32)
    (local $half i32)
    (if (i32.eqz (local.get $exponent))
      (then (return (i32.const 1))))
    (local.set $half
      (call $square
        (call $power (local.get $base) (i32.shr_u (local.get $exponent) (i32.const 1)))))
    (if (result i32) (i32.and (local.get $exponent) (i32.const 1))
      (then (i32.mul (local.get $half) (local.get $base)))
      (else (local.get $half)))))
