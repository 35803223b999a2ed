(module
  (func $<|>f))
