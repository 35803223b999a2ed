(module
  (func (param i3<|>2)))
