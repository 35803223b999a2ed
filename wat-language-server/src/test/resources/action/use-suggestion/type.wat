(module
  (func (param int<|>)))
