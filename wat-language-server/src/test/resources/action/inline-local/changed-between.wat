(module
  (func $f (param $x i32) (result i32)
    (local $old i32)
    (local.set $<|>old (local.get $x))
    (local.set $x (i32.const 1))
    (local.get $old)))
