;; A number that is none.
(module
  (func $main (export "main") (param $x f32) (result i64)
    (i64.trunc_f32_u
      (f32.sqrt (local.get $x))))
)
