(module
  (global $"the answer" i32 (i32.const 42))
  (func (result i32) (global.get 0<|>)))
