(module
  (type $pair (struct (field $low i8) (field $high i32)))
  (func (param (ref $pair)) (result i32)
    (struct.get_s<|> $pair $high (local.get 0))))
