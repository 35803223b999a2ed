;; An address near a data segment, and one below 0.
(module
  (memory $heap (export "memory") 1 2)
  (data $greeting (i32.const 65520) "hello")
  (global $__heap_base i32 (i32.const 65528))
  (func $load (export "load") (param $p i32) (result i32)
    (call $peek (local.get $p)))
  (func $peek (param $p i32) (result i32)
    (i32.load offset=12 (local.get $p)))
)
