(module
  (func $f<|>))
