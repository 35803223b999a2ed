(module
  (memory 1)
  (start $main<|>))
