(module
  (func $g (result i32) (i32.const 1))
  (func (result i32) (return_call $<|>g)))
