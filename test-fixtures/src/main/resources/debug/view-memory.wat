(module
  (memory $heap 1 3)
  (memory $wide i64 1)
  (data (memory $heap) (i32.const 16) "Hello, memory!\00")
  (func $main (export "main") (param $p i32) (result i32)
    (i32.store8 $heap (local.get $p) (i32.const 72))
    (i64.store $wide (i64.const 32) (i64.const -2))
    (drop (memory.grow $heap (i32.const 1)))
    (i32.load8_u $heap (i32.const 17))))
