(module
  (type $t (struct (field i32)))
  (func (result i32)
    (struct.get $t 0 (ref.cast (ref $t) (local.get $r<|>)))))
