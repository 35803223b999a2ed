(module
  (func $f block<|> nop)
  (func $g))
