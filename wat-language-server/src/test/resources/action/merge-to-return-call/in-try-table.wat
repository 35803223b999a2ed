(module
  (func $f (result i32)
    (try_table (result i32)
      (return (call<|> $f)))))
