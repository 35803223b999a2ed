(module
  (func (nop))
  (; never (; closed ;)
;;^^ error[unclosed-comment]: this comment is never closed
)
