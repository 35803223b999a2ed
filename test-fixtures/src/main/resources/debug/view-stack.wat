(module
  (global $limit (mut i64) (i64.const 9))
  (func $main (export "main") (param $x i32) (param f64) (result f64) (local $unused f32) (local i64)
    local.get $x
    i32.const 2
    i32.add
    f64.convert_i32_s
    (f64.mul (local.get 1) (f64.const 1.5))
    global.get $limit
    f64.convert_i64_s
    f64.add
    f64.add))
