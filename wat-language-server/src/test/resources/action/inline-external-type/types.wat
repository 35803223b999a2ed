(module
  (import<|> "env" (item "log" (func)))
)
