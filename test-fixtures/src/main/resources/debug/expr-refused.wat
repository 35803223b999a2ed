;; Conditions and logpoints that cannot have a value are refused before the program runs.
(module
  (type $point (struct (field $x i32) (field $y f64)))
  (memory 1)
  (table 1 funcref)
  (global $limit f64 (f64.const 10))
  (func $area (export "area") (param $a i32) (param $b i64) (result i64)
    (local $p (ref null $point))
    (local $v v128)
    (i64.mul (i64.extend_i32_s (local.get $a)) (local.get $b)))
)
