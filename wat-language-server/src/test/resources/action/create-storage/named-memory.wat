(module
  (memory $first 1)
  (func $g
    (i32.store8 $second<|> (i32.const 8) (i32.const 1))))
