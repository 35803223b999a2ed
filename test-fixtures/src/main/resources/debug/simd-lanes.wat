(module
  (func $double (export "double") (param $n i32) (result i32)
    (local $v v128)
    (local.set $v (i32x4.splat (local.get $n)))
    (local.set $v (i32x4.add (local.get $v) (local.get $v)))
    (i32x4.extract_lane 3 (local.get $v))))
