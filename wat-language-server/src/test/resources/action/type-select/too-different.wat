(module
  (func (param $a externref) (param $b anyref) (param $c i32)
    (drop (select<|> (local.get $a) (local.get $b) (local.get $c)))))
