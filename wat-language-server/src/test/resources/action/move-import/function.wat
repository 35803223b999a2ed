(module
  (import "a" "first" (func $first))
  (func $f (call 1) (call $late))
  (import<|> "a" "late" (func $late (param i32) (result i32)))
  (func $g (call 1) (drop (call 2 (i32.const 0))) (call 3))
  (export "f" (func 1)))
