(module
  (table 1 (ref<|> null func)))
