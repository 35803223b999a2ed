(module
  (func $f (par<|>am i32 (;second;) f64)))
