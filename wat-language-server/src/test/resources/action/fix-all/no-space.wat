(modu<|>le (global $limit(mut i32)(i32.const 10)) (func (result i32) (global.get $limit)))
