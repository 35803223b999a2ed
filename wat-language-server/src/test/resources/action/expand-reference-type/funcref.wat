(module
  (table 1 func<|>ref))
