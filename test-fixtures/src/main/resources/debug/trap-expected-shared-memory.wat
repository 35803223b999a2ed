;; Waiting for a memory that no other thread can see.
(module
  (memory $own 1)
  (func $main (export "main") (param $p i32) (result i32)
    (memory.atomic.wait32 $own (local.get $p) (i32.const 0) (i64.const 1000)))
)
