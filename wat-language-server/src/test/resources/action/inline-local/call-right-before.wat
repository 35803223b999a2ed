(module
  (import "env" "f" (func $f (result i32)))
  (import "env" "g" (func $g (result i32)))
  (func (result i32)
    (local $first i32)
    (local.set $<|>first (call $f)) ;; the first one
    (i32.sub (local.get $first) (call $g))))
