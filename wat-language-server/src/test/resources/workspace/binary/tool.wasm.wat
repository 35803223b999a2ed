(module (import "main" "memory" (memory 1)) (func (export "run")))
