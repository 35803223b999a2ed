(module
  (func $g (param i32) (result i32) (local.get 0))
  (func $f (param i32) (result i32)
    (return_call $g (i32.add (local.get 0) (i32.const 1))))
  (func (result i32)
    (call $<|>f (i32.const 5))))
