;; Names that complete hosts do not have.
(module
  (import "wasi_snapshot_preview1" "fd_wirte" (func (param i32 i32 i32 i32) (result i32)))
;;                                 ^^^^^^^^^^ warning[unknown-import]: WASI preview 1 has no `"fd_wirte"` in `"wasi_snapshot_preview1"`; did you mean `"fd_write"`?
  (import "wasi_snapshot_preview1" "telepathy" (func))
;;                                 ^^^^^^^^^^^ warning[unknown-import]: WASI preview 1 has no `"telepathy"` in `"wasi_snapshot_preview1"`
  (func (import "wasm:js-string" "lenght") (param externref) (result i32)))
;;                               ^^^^^^^^ warning[unknown-import]: string builtins of JavaScript has no `"lenght"` in `"wasm:js-string"`; did you mean `"length"`?
