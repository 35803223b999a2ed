(module
  (func (param $n i32)
    (i<|>f (local.get $n) (then (br 0)))))
