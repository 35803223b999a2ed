(module
  (func $f (result i32)
    (local $x i32)
    (loop $again
      (br_if $again (local.get $x))
      (local.set $<|>x (i32.const 1)))
    (local.get $x)))
