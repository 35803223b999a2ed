(module
  (memory 1)
  (func (result i64)
    (i64.add<|> (i32.load (i32.const 0)) (i64.const 1))))
