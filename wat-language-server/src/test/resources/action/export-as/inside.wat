(module
  (func $f
    n<|>op))
