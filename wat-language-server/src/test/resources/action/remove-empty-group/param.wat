(module
  (func $f (<|>param) (result i32)
    (i32.const 1)))
