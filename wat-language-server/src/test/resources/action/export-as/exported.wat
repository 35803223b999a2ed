(module
  (func $<|>f)
  (export "other" (func $f)))
