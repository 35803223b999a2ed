;; The tax on everything, in thousandths.
(module $tax
  (global $rate (export "rate") (mut i32) (i32.const 190))

  (func $with_tax (export "with_tax") (param $cents i32) (result i32)
    (i32.add
      (local.get $cents)
      (i32.div_u
        (i32.mul (local.get $cents) (global.get $rate))
        (i32.const 1000)))))
