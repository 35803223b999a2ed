(module
  (memory (export "memory") i64 1)
  (data (i64.const 8) "\2a\00\00\00")
  (func $get (export "get") (param $at i64) (result i32)
    (i32.add (i32.load (local.get $at)) (i32.const 0))))
