(module
  (type $a (func))
  (type $b (sub $base<|> (struct (field i32))))
  (func (type 0)))
