(module
  (memory 1)
  (data $d<|> "unused")
  (data "used")
  (func (export "f") (memory.init 1 (i32.const 0) (i32.const 0) (i32.const 1)) (data.drop 1)))
