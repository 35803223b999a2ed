(module
  (func $f
    (block (result i32)
      (return))
    (drop)
    (i32.const<|> 1)))
