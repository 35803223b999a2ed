(module
  (type $t (struct (field i32)))
  (func (param $p anyref) (result i32)
    (struct.get<|> $t 0 (local.get $p))))
