(module
  (func €<|> $f))
