(module
  (type $t (struct (field i32)))
  (func (param $q (ref $t)) (result (ref $t))
    (local $p (ref $t))
    (local.set $p (local.get $q))
    local.get $p<|>))
