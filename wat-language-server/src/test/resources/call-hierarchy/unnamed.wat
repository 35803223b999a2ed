(module
  (func<|> (export "f") (call 1))
  (func (call 0)))
