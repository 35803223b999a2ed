;; What hosts give may be more than what is asked for, and what they are not sure about may be anything.
(module
  (type $chars (array (mut i16)))
  (rec (type $exit (func (param i32))) (type $other (struct)))
  (import "wasi_snapshot_preview1" "fd_write" (func (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func (type $exit)))
  (import "spectest" "memory" (memory 0 3))
  (import "spectest" "table" (table 5 funcref))
  (import "wasm:js-string" "fromCharCodeArray"
    (func (param (ref null $chars) i32 i32) (result (ref extern))))
  (import "wasm:js-string" "concat" (func (param externref externref) (result externref)))
  (import "env" "abort" (func))
  (import "env" "memory" (memory 100))
  (import "mine" "fd_write" (func)))
