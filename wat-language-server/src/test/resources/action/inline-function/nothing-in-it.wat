(module
  (func $g (param i32))
  (func (call $<|>g (i32.const 1))))
