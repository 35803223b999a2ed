(module
  (memory<|> $m 2 shared))
