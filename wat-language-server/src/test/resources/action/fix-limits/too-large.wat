(module
  (memory 1 99_999<|>))
