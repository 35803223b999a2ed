(module
  (func $has (export "has") (param $wanted i32) (result i32)
    (local $all v128)
    (local.set $all (v128.const i8x16 3 1 4 1 5 9 2 6 5 3 5 8 9 7 9 3))
    (v128.any_true
      (i8x16.eq (local.get $all) (i8x16.splat (local.get $wanted))))))
