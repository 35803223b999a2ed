(module
  (func $f (par<|>am i32 (ref null func) f64) (result i32)
    (local.get 0)))
