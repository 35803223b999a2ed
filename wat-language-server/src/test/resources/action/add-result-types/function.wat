(module
  (func $two (export "two")
    i32.<|>const 1
    i64.const 2))
