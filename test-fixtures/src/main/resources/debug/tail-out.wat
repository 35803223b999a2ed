(module
  (func $last (param $x i32) (result i32)
    (i32.add (local.get $x) (i32.const 1)))
  (func $middle (param $x i32) (result i32)
    (return_call $last (i32.mul (local.get $x) (i32.const 10))))
  (func $first (export "first") (param $x i32) (result i32)
    (local $result i32)
    (local.set $result (call $middle (local.get $x)))
    (local.get $result)))
