;; What is imported is not what the host gives.
(module
  (type $wide (func (param i64)))
  (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32) (result i32)))
;;                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[import-mismatch]: `(func (param i32 i32 i32) (result i32))` is imported, but `"fd_write"` is `(func (param i32 i32 i32 i32) (result i32))` of WASI preview 1
  (import "wasi_snapshot_preview1" "proc_exit" (func (param i32) (result i32)))
;;                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[import-mismatch]: `(func (param i32) (result i32))` is imported, but `"proc_exit"` is `(func (param i32))` of WASI preview 1
  (func (export "nap") (import "wasi_snapshot_preview1" "sched_yield"))
;;                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[import-mismatch]: `(func)` is imported, but `"sched_yield"` is `(func (result i32))` of WASI preview 1
  (import "wasi_snapshot_preview1" "fd_close" (global i32))
;;                                            ^^^^^^^^^^^^ warning[import-mismatch]: `(global i32)` is imported, but `"fd_close"` is `(func (param i32) (result i32))` of WASI preview 1
  (import "spectest" "memory" (memory 3))
;;                            ^^^^^^^^^^ warning[import-mismatch]: `(memory 3)` is imported, but `"memory"` is `(memory 1 2)` of the host of the test suite
  (import "spectest" "table" (table 10 15 funcref))
;;                           ^^^^^^^^^^^^^^^^^^^^^ warning[import-mismatch]: `(table 10 15 funcref)` is imported, but `"table"` is `(table 10 20 funcref)` of the host of the test suite
  (import "spectest" "global_i32" (global (mut i32)))
;;                                ^^^^^^^^^^^^^^^^^^ warning[import-mismatch]: `(global (mut i32))` is imported, but `"global_i32"` is `(global i32)` of the host of the test suite
  (import "spectest" "print_i32" (func (type $wide)))
;;                               ^^^^^^^^^^^^^^^^^^^ warning[import-mismatch]: `(func (param i64))` is imported, but `"print_i32"` is `(func (param i32))` of the host of the test suite
  (import "wasm:js-string" "length" (func (param i32) (result i32))))
;;                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[import-mismatch]: `(func (param i32) (result i32))` is imported, but `"length"` is `(func (param externref) (result i32))` of string builtins of JavaScript
