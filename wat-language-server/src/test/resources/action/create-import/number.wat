(module
  (func (call 1<|>)))
