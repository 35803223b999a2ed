(module
  (func (param $x i32)
    (if (local.get $x)<|>)))
