(module
  (table $t 1 externref)
  (func $load
    (table.init $t $items<|> (i32.const 0) (i32.const 0) (i32.const 0))))
