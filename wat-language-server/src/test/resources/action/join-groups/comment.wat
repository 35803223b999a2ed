(module
  (func $f (param i32 (;first;)) (par<|>am f64)))
