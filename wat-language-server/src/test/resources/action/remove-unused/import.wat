(module
  (import "env" "used" (func $used))
  (import "env" "unused" (func $unused<|>))
  (func (export "f") (call 0) (call 2)))
