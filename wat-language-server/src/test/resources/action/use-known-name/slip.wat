(module
  (import "wasi_snapshot_preview1" "fd_wir<|>te" (func $write (param i32 i32 i32 i32) (result i32))))
