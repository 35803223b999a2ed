(module
  (func $log (import "env" "log"))
  (func (call $l<|>og)))
