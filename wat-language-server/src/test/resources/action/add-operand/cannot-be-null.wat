(module
  (type $t (struct))
  (func (result (ref $t))
    (block (result (ref $t))
      (nop))<|>))
