;; An expression that fits stays on one line; others, and those that were broken, have operands on lines of their own.
(module
(func $short (param $x i32) (result i32)
 (i32.add
   (local.get $x)
   (i32.const 1)))
   (func $long (param $address i32) (param $value i32)
(i32.store offset=16 align=4 (i32.add (local.get $address) (i32.const 1024)) (i32.mul (local.get $value) (i32.const 17))))


  (func $control (param $x i32) (result i32)
    (if (i32.eqz (local.get $x)) (then (return (i32.const 0))))
    (if (i32.lt_s (local.get $x) (i32.const 10)) (then (call $short (local.get $x)) (drop)) (else (nop)))
    (block $done (loop $next (br_if $done (i32.eqz (local.get $x)))
      (br $next)))
    (if (result i32) (i32.gt_s (i32.mul (local.get $x) (local.get $x)) (i32.mul (i32.const 1000) (i32.const 1000)))
      (then (i32.const 1)) (else (i32.const 2))))
  (func $one (result i32) (i32.const 1))
)
