(module
  (func $g (result i32) (i64.const 1))
  (func (result i32) (call $<|>g)))
