;; What expressions can mean, and what they say when they mean nothing.
(module
  (global $x i32 (i32.const 1))
  (global $y (mut i64) (i64.const -1))
  (global f32 (f32.const nan))
  (memory $heap 2)
  (func $f (export "f") (param $x i32) (param f64)
    (local.get 1)
    (local.get $x)
    (drop)
    (drop))
)
