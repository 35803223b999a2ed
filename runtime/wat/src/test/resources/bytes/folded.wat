(module
  (func $max (export "max") (param $a i32) (param $b i32) (result i32)
    (if $done (result i32) (i32.gt_s (local.get $a) (local.get $b))
      (then (local.get $a))
      (else (br $done (local.get $b)))))
  (func (param i32) (result f64)
    (loop $again
      (br_if $again (i32.eqz (local.get 0)))
      (br_table 0 $again (local.get 0)))
    (f64.const 0x1.8p1))
)
