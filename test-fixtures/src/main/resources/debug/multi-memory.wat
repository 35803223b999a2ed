(module
  (import "counter" "memory" (memory $shared 1))
  (import "counter" "bump" (func $bump (param i32) (result i32)))
  (func $main (export "main") (result i32)
    (drop (call $bump (i32.const 258)))
    (i32.store8 (i32.const 17) (i32.const 9))
    (i32.load (i32.const 16))))
