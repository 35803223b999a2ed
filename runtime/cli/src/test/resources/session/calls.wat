(module
  (global $calls (mut i32) (i32.const 0))
  (func $double (param $n i32) (result i32)
    (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
    (i32.mul (local.get $n) (i32.const 2)))
  (func $spin (loop $ever (br $ever)))
  (func (export "main") (param $x i32) (result i32)
    (call $double (local.get $x))))
