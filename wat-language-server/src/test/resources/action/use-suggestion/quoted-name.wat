(module
  (func $"first step")
  (func (call $"first stop"<|>)))
