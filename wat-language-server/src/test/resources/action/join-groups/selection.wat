(module
  (type (func (param i32) (<|>param i32) (param<|> i64) (result i32))))
