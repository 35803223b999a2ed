(module
  (type $t (struct (field i32)))
  (func (result (ref $t))
    (local $p (ref $t))
    local.get $p<|>))
