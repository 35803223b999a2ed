(module
  (memory $m<|> 1)
  (memory 1)
  (data (memory 1) (i32.const 0) "a")
  (func (export "f") (result i32)
    (memory.copy 1 1 (i32.const 0) (i32.const 1) (i32.const 2))
    (i32.load 1 offset=1 (i32.const 1))))
