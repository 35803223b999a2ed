;; The script's own module, and one that is meant to fail.
(module $m (func (export "mine")))
(register "wasm:js-string" $m)
(module (import "wasm:js-string" "mine" (func)))
(assert_unlinkable (module (import "wasi_snapshot_preview1" "theirs" (func))) "unknown import")
