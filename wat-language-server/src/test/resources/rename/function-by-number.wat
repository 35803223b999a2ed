;; to: $f
(module
  (import "m" "n" (func))
  (func(export "f") (call 1<|>) (call 0))
  (elem (i32.const 0) func 1 0)
  (start 1)
  (export "g" (func 1)))
