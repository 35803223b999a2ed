(module
  (global $limit (m<|>ut i32) (i32.const 10))
  (func i32.const 11 global.set (;here;) 0x0))
