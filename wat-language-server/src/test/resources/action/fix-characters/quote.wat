(module
  (func $f (export “<|>a")))
