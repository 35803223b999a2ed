(module
  (memory 1)
  (glo<|>bal i32 (i32.const 1)))
