(module
  (func $first (drop (i32.eqz (call 2<|>))))
  (func $second))
