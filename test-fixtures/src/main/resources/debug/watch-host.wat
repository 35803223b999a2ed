;; WASI writes to the memory that it is given.
(module
  (import "wasi_snapshot_preview1" "environ_sizes_get" (func $sizes (param i32 i32) (result i32)))
  (memory (export "memory") 1)
  (func $main (export "main") (result i32)
    (i32.store (i32.const 4) (i32.const 1234))
    (drop (call $sizes (i32.const 0) (i32.const 4)))
    (i32.load (i32.const 4)))
)
