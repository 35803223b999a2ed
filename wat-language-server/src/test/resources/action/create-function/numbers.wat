(module
  (func $first (call $missing<|>))
  (func $second (call 0))
  (func $third (call 1)))
