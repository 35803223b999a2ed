;; A quotient and a conversion that do not fit.
(module
  (func $main (export "main") (param $x f64) (result i64)
    (drop (i32.div_s (i32.const 0x80000000) (i32.const -1)))
    (i64.extend_i32_s (i32.trunc_f64_s (local.get $x))))
)
