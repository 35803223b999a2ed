(module
  (memory 1)
  (memory 1)
  (da<|>ta (memory 1) (offset (i32.const 1)) "x"))
