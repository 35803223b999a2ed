(module
  (func $first (call 7<|>))
  (func $second))
