(module
  (func $f (import "a" "f"))
  (func $g (call $h<|>))
  (import "b" "late" (func $late)))
