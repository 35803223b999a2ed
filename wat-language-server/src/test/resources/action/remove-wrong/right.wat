(module
  (func (nop))<|>)
