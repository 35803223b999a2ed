(module
  (func (call $telepathy<|>)))
