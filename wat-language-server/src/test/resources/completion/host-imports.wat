(module
  (import "wasi_s<|>" )
;;         ^^^^^^^^^ offers: wasi_snapshot_preview1 WASI preview 1
  (import "wasi_snapshot_preview1" "fd_fd<|>")
;;                                  ^^^^^^^^ offers: fd_fdstat_get (func (param i32 i32) (result i32)) | fd_fdstat_set_flags (func (param i32 i32) (result i32)) | fd_fdstat_set_rights (func (param i32 i64 i64) (result i32))
  (func (import "spectest" "g<|>"))
;;                          ^^^^ offers: nothing
  (func (import "spectest" "print_f<|>"))
;;                          ^^^^^^^^^^ offers: print_f32 (func (param f32)) | print_f64 (func (param f64)) | print_f64_f64 (func (param f64 f64))
  (import "gojs" "runtime.w<|>" (func)))
;;                ^^^^^^^^^^^^ offers: runtime.wasmExit (func (param i32)) | runtime.wasmWrite (func (param i32)) | runtime.walltime (func (param i32))
