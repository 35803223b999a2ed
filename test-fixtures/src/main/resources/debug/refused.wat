;; Calls that cannot be made.
(module
  (func (export "add") (param $a i32) (param i64) (result i64)
    (i64.add (i64.extend_i32_u (local.get $a)) (local.get 1)))
  (func (export "neg") (param f32) (result f32)
    (f32.neg (local.get 0)))
)
