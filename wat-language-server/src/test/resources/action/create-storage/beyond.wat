(module
  (memory 1)
  (func (result i32) (memory.size 3<|>)))
