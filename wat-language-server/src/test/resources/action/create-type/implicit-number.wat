(module
  (func (param i32))
  (func (type 1<|>)))
