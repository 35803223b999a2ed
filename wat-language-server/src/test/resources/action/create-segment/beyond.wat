(module
  (memory 1)
  (func $load
    (data.drop 4<|>)))
