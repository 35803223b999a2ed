(module
  (import "env" "log" (func $log (param i64)))
  (memory 1)
  (func $f
    (call $log (global.get $seed<|>))))
