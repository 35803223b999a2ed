(module
  (func (param i32)
    (if (local.get 0)
      (then (i32.<|>const 1)))))
