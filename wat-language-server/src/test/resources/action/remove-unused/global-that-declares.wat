(module
  (global $g<|> funcref (ref.func $f))
  (func $f)
  (func (export "f") (result funcref) (ref.func $f)))
