(module
  (import "wasi_snapshot_preview1" "fd_close" (func $close (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "sched_yield" (func $yield (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param $code i32)))
  (import "wasi_snapshot_preview1" "fd_tell" (func $tell (param i32)))
  (func (drop (call $close (i32.const 3))) (call $exit (i32.const 0)) (call $tell (i32.const 0))))
;;                         ^ doc: Closes a descriptor.
;;                         ^ signature[0]: call $close (param $fd i32) (result i32)
;;                                                     ^ signature[0]: call $exit (param $code i32)
;;                                                                                 ^ signature[0]: call $tell (param i32)
