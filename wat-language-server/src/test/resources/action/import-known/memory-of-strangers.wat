(module
  (func (result i32)
    (i32.load $memory<|> (i32.const 0))))
