(module
  (memory (export "memory") 1)
  (global $count (export "count") (mut i32) (i32.const 0))
  (func $bump (export "bump") (param $by i32) (result i32)
    (global.set $count
      (i32.add (global.get $count) (local.get $by)))
    (i32.store (i32.const 16) (global.get $count))
    (global.get $count))
  (func $divide (export "divide") (param $a i32) (param $b i32) (result i32)
    (i32.div_s (local.get $a) (local.get $b))))
