(module
  (func $f
    (br 4<|>)))
