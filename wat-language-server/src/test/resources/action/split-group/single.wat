(module
  (func $f (par<|>am i32)))
