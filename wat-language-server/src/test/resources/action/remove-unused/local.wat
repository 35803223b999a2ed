(module
  (func (export "f") (result i64)
    (local i32)
    (local $x<|> i32)
    (local i64)
    (local.set 0 (i32.const 1))
    (drop (local.get 0))
    (local.get 2)))
