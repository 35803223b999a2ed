(module
  (func $f (result i32) (i32.mul (local.get $x<|>) (i32.const 2)))
  (func $g (result i32) (call $f)))
