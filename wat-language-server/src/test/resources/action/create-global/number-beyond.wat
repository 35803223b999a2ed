(module
  (global i32 (i32.const 7))
  (func (result i32) (global.get 2<|>)))
