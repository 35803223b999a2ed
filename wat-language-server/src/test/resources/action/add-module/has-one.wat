(module
  (func<|> $f))
