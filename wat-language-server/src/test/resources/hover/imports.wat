(module
  (import "wasi_snapshot_preview1" "fd_seek" (func $seek (param i32 i64 i32 i32) (result i32)))
;;        ^^^^^^^^^^^^^^^^^^^^^^^^ fact[From]: WASI preview 1
;;                                 ^^^^^^^^^ fact[From]: WASI preview 1
;;                                 ^^^^^^^^^ fact[Imported from]: `"wasi_snapshot_preview1" "fd_seek"`
;;                                                 ^^^^^ fact[From]: WASI preview 1
  (import "spectest" "global_i32" (global $g i32))
  (import "env" "__stack_pointer" (global $sp (mut i32)))
;;              ^^^^^^^^^^^^^^^^^ fact[From]: dynamic linking
  (import "env" "abort" (func $abort (param i32 i32 i32 i32)))
;;              ^^^^^^^ fact[From]: AssemblyScript
  (import "mine" "abort" (func $other))
;;               ^^^^^^^ fact[From]
  (func (drop (call $seek (i32.const 0) (i64.const 0) (i32.const 0) (i32.const 0)))))
;;                  ^^^^^ fact[From]: WASI preview 1
