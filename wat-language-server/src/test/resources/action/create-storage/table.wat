(module
  (type $op (func))
  (func $g
    (call_indirect<|> (type $op) (i32.const 0))))
