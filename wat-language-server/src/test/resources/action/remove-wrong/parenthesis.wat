(module
  (func (nop)) )<|>
  (func $g))
