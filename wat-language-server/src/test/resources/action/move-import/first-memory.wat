(module
  (memory 1)
  (import<|> "a" "m" (memory 1)))
