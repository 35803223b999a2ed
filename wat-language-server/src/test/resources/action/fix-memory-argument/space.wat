(module
  (memory 1)
  (func (result i32)
    (i32.load off<|>set = 4 (i32.const 0))))
