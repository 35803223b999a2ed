(module
  (import "counter" "bump" (func $bump (param i32) (result i32)))
  (import "env" "log" (func $log (param i32)))
  (func $prepare
    (call $log (call $bump (i32.const 100))))
  (start $prepare))
