(module
  (type $t (func))
  (func
    (call_ref $t (ref.as_non_null (local.get $r<|>)))))
