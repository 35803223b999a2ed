(module
  (global i32 (i32.const 1))
  (global $g<|> (mut i32) (i32.const 2))
  (global i32 (i32.const 3))
  (func (export "f") (result i32) (i32.add (global.get 0) (global.get 2))))
