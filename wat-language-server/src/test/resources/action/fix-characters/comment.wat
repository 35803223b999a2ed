(module
  (func nop) (;<|> about that
  (func nop))
