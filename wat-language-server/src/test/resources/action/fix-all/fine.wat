(module
  (func<|>))
