(module
  (func $f
    (local $x i32)
    (local.set $<|>x (i32.const 1))))
