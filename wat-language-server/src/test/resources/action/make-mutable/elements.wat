(module
  (type $a (array i8))
  (func (param $p (ref $a))
    (array.set $a<|> (local.get $p) (i32.const 1) (i32.const 1))))
