(module
  (func $fail
    (throw 3<|>)))
