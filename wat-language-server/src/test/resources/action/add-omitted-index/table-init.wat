(module
  (table $t 1 funcref)
  (elem $e func)
  (func
    (table.<|>init $e (i32.const 0) (i32.const 0) (i32.const 0))))
