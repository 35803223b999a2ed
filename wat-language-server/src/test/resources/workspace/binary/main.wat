(module
  (import "tool" "run" (func))
;;               ^^^^^ refused: `"run"` is exported by tool.wasm, which is a binary
;;               ^^^^^ leads: tool.wasm
  (import "made" "go" (func))
;;               ^^^^ ref: go
  (memory (export "memory") 1))
;;                ^^^^^^^^ refused: tool.wasm, which is a binary, imports `"memory"` under this name
