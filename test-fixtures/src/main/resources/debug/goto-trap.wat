(module
  (memory 1)
  (func $main (export "main") (param $p i32) (result i32)
    (local $byte i32)
    (local.set $byte (i32.load8_u (local.get $p)))
    (local.set $byte (i32.add (local.get $byte) (i32.const 1)))
    (local.get $byte)))
