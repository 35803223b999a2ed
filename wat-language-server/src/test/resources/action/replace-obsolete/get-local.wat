(module
  (func (param $x i32) (result i32)
    (get<|>_local $x)))
