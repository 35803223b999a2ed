;; Two functions that call each other without end; only the newest frames are asked for.
(module
  (func $ping (export "ping") (param $n i32) (result i32)
    (i32.add (call $pong (i32.add (local.get $n) (i32.const 1))) (i32.const 1)))
  (func $pong (param $n i32) (result i32)
    (i32.add (call $ping (i32.add (local.get $n) (i32.const 1))) (i32.const 1)))
)
