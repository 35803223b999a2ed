(module
  (import<|> "env" (item "log" (;prints;) (func)))
)
