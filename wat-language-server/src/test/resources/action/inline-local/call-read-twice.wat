(module
  (import "env" "f" (func $f (result i32)))
  (func (result i32)
    (local $x i32)
    (local.set $<|>x (call $f))
    (i32.add (local.get $x) (local.get $x))))
