(module
  (func (result i32)
    (i32.load $m<|> (i32.const 4))))
