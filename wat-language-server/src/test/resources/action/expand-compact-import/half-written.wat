(module
  (import<|> "env" (item "log" (func))  (item "a
)
