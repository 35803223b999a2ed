(module
  (type $t (func))
  (table 1 funcref)
  (func
    unreachable
    call_indirect (type $t<|>) (param i32)
    unreachable))
