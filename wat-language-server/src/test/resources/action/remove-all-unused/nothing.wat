(mod<|>ule
  (func $f (export "f")))
