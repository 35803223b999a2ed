(module
  (memory 3 1<|>))
