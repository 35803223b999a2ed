(module
  (func $f (param $x i32) (result i32)
    (local $y i32)
    (local.set $<|>y ;; why
      (local.get $x))
    (local.get $y)))
