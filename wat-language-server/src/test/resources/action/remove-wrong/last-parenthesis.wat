(module
  (func (nop)))
)<|>
