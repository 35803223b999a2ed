(module
  (import "counter" "bump" (func $bump (param i32) (result i32)))
  (func $main (export "main") (result i32)
    (local $x i32)
    (local.set $x (i32.const 5))
    (local.set $x
      (call $bump (local.get $x)))
    (local.get $x)))
