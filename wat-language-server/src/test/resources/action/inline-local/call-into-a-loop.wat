(module
  (import "env" "f" (func $f (result i32)))
  (func
    (local $x i32)
    (local.set $<|>x (call $f))
    (loop $again
      (br_if $again (local.get $x)))))
