(module
  (elem $e<|> func $f)
  (func $f)
  (func (export "f") (result funcref) (ref.func $f)))
