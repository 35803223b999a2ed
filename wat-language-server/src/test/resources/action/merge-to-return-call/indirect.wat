(module
  (table 1 funcref)
  (func (result i32)
    i32.const 0
    call_<|>indirect (result i32)
    return))
