(module
  (func $f (<|>param i32)))
