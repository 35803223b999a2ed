(module
  (rec (type $a<|> (struct (field (ref null $b)))) (type $b (struct (field (ref null $a)))))
  (type (func))
  (func (export "f") (type 2)))
