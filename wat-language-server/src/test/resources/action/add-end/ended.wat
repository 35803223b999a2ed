(module
  (func $f block<|> nop end))
