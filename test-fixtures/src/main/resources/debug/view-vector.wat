(module
  (func $main (export "main") (result i32)
    (local $v v128)
    (local.set $v (v128.const i32x4 1 2 3 4))
    (local.set $v (i32x4.add (local.get $v) (v128.const i32x4 10 20 30 40)))
    (i32x4.extract_lane 2 (local.get $v))))
