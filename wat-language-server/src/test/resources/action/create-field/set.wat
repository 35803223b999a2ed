(module
  (type $box (struct))
  (func (param $b (ref $box))
    (struct.set $box $value<|> (local.get $b) (i32.const 1))))
