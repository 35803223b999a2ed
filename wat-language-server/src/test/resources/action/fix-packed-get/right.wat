(module
  (type $pair (struct (field $low i8) (field $high i32)))
  (func (param (ref $pair)) (result i32)
    (struct.<|>get_u $pair $low (local.get 0))))
