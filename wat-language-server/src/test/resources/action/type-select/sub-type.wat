(module
  (func (param $a eqref) (param $b anyref) (param $c i32) (result anyref)
    (select<|> (local.get $a) (local.get $b) (local.get $c))))
