;; A branch that the program takes for impossible.
(module
  (func $half (export "half") (param $n i32) (result i32)
    (if (result i32) (i32.and (local.get $n) (i32.const 1))
      (then (call $panic (local.get $n)) (unreachable))
      (else (i32.shr_u (local.get $n) (i32.const 1)))))
  (func $panic (param $code i32)
    (nop))
)
