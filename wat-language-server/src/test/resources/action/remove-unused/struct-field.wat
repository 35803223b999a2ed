(module
  (type $t (struct (field $a<|> i32) (field $b i32)))
  (func (export "f") (param (ref $t)) (result i32) (struct.get $t $b (local.get 0))))
