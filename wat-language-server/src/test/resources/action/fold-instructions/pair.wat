(module
  (func $pair (result i32 i32) i32.const 1 i32.const 2)
  (func (result i32)
    call $pair
    i32.a<|>dd))
