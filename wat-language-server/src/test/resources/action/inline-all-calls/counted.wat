(module
  (func $o<|>ne (result i32)
    (i32.const 1))
  (func $f (result i32)
    (call $one))
  (export "f" (func 1)))
