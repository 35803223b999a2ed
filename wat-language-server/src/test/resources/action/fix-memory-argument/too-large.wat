(module
  (memory 1)
  (func (result i64)
    (i64.load16_u offset=8 align=<|>4 (i32.const 0))))
