(module
  (func (result i32)
    (i32.add (global.get $base<|>) (i32.const 4))))
