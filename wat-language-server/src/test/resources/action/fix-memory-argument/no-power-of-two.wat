(module
  (memory 1)
  (func (result i64)
    (i64.load align=3<|> (i32.const 0))))
