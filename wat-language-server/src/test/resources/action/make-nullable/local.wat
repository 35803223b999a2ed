(module
  (type $t (struct (field i32)))
  (func (result i32)
    (local $p (ref $t))
    (struct.get $t 0 (local.get $p<|>))))
