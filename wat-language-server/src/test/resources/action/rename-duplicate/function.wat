(module
  (func $f)
  (func $f<|> (call $f))
  (func $f2))
