(module
  (type $s (struct (field $x i32) (field i64 (ref null func))))
  (func (param $p (ref $s))
    (struct.set $s 2<|> (local.get $p) (ref.null func))))
