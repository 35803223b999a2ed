(module
  (func (block (<|>result) nop)))
