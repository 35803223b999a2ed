(module
  (table $t 1 funcref)
  (func
    (call<|>_indirect (param i32) (i32.const 0) (i32.const 0))))
