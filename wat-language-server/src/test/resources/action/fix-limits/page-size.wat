(module
  (memory<|> 1 (pagesize 8)))
