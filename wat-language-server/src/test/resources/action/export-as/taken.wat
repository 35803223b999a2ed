(module
  (memory (export "f") 1)
  (func $<|>f))
