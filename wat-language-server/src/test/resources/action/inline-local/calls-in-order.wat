(module
  (import "env" "f" (func $f (result i32)))
  (import "env" "g" (func $g (result i32)))
  (func (result i32)
    (local $first i32)
    (local.set $<|>first (call $f))
    (i32.sub (call $g) (local.get $first))))
