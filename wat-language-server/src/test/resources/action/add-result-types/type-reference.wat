(module
  (type $t (func))
  (func (type $t)
    i32.<|>const 1))
