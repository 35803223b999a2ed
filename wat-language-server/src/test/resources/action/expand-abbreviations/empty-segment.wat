(module
  (table 1 funcref)
  (el<|>em (i32.const 0))
  (elem (i32.const 0) (; none ;) ))
