;; Of these modules nobody knows everything, or anything.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func (param i32 i32 i32 i32) (result i32)))
  (import "env" "telepathy" (func))
  (import "wasi" "thread-despawn" (func))
  (import "spectest" "of another suite" (func))
  (import "mine" "fd_wirte" (func)))
