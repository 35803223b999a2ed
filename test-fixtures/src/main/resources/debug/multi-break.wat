(module
  (import "counter" "bump" (func $next (param i32) (result i32)))
  (func $bump (export "main") (result i32)
    (drop (call $next (i32.const 1)))
    (drop (call $next (i32.const 2)))
    (call $next (i32.const 3))))
