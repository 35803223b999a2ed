;; Arguments that are too large for their parameters.
(module
  (func (export "pick") (param $small i32) (param $wide i64) (param $f f32) (result i64)
    (local.get $wide))
)
