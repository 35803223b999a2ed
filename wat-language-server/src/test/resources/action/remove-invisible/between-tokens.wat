(module
  (func <|>nop))
