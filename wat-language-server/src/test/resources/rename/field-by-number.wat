;; to: $y
(module
  (type $p (struct (field $x i32) (field i32 (mut i64))))
  (type $q (sub final (struct (field i32 i32))))
  (func (param $p (ref $p))
    (drop (struct.get $p 1<|> (local.get $p)))
    (drop (struct.get 0 1 (local.get $p)))
    (struct.set $p 2 (local.get $p) (i64.const 0))))
