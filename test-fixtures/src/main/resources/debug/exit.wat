;; A program that ends itself.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (func (export "_start")
    (local $code i32)
    (local.set $code (i32.const 3))
    (call $exit (local.get $code)))
)
