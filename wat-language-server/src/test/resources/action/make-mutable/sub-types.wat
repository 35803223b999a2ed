(module
  (type $s (sub (struct (field $x i32))))
  (type $t (sub $s (struct (field $x i32))))
  (func (param $p (ref $s))
    (struct.set $s $x<|> (local.get $p) (i32.const 1))))
