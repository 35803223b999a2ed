(module
  (type (func))
  (type $t (func (param i32)))
  (func (type $<|>t)))
