(module
  (func $f (result i32)
    (i32.eqz (cal<|>l $f))))
