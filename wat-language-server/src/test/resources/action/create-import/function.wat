(module
  (import "console" "log" (func $log (param i32)))
  (func $main
    (call $warn<|> (i32.const 1) (f64.const 2))))
