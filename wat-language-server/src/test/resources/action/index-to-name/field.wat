(module
  (type $pair (struct (field $a i32) (field $b i32)))
  (func (param (ref $pair)) (result i32)
    (struct.get $pair 1<|> (local.get 0))))
