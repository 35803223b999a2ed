(module
  (import "wasi_snapshot_preview1" "fd_close" (global<|> $close i32)))
