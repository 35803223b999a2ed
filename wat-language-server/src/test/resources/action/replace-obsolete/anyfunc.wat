(module
  (table 1 any<|>func))
