(module (global $limit(m<|>ut i32)(i32.const 10)) (func (result i32) (global.get $limit)))
