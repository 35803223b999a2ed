(module
  (export<|> "mem" (memory 0)) (; kept ;)
  (memory (export "memory") 1))
