(module
  (func $sum (param $x i32) (result i32)
    (call $sum (local.get $x)
;;                        ^^ type: : i32
  )
