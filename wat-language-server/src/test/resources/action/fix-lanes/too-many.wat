(module
  (func
    v128.const i64x2 1 2 3<|>
    drop))
