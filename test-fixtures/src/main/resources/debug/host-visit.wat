(module
  (import "env" "each" (func $each (param i32)))
  (global $sum (mut i32) (i32.const 0))
  (func $visit (export "visit") (param $value i32)
    (global.set $sum
      (i32.add (global.get $sum) (local.get $value))))
  (func $main (export "main") (result i32)
    (call $each (i32.const 3))
    (call $each (i32.const 4))
    (global.get $sum)))
