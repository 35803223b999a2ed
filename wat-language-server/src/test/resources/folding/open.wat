(func
  (block
