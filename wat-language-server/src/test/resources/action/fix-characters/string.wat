(module
  (func (export "abc<|>))
  (func nop))
