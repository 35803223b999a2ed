(module
  (func (result anyref)
    (array.new $bytes<|> (i64.const 0) (i32.const 9))))
