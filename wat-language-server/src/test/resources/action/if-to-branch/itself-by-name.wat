(module
  (func (param $n i32)
    (i<|>f $x (local.get $n) (then (br $x)))))
