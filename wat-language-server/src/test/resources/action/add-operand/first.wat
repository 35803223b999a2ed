(module
  (memory 1)
  (func (param $x i64)
    (i64.store<|>
      (local.get $x))))
