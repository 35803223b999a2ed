(module
  (memory i64 1)
  (data (i64.const 16) "hello")
  (global i64 (i64.const 16))
;;                        ^ address: "hello"
  (global i32 (i32.const 16))
  (func
    (drop (i32.load (i64.const 16)))
;;                              ^ address: "hello"
    (call $wide (i64.const 16))
;;                          ^ address: "hello"
    (call $narrow (i32.const 16)))
  (func $wide (param i64))
  (func $narrow (param i32)))
