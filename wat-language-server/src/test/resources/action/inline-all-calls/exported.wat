(module
  (func $one (export "one") (result i32)
    (i32.const 1))
  (func $f (result i32)
    (i32.add (call $one) (call $o<|>ne))))
