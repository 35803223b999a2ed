(module
  (func $f
    (loc<|>al)
    nop))
