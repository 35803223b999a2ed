(module
  (func (param i32) (result i32) (local.tee $y<|> (local.get 0))))
