(module
  (global $limit (mut i32) (i32.const 1<|>0))
  (func (result i32) (global.get $limit)))
