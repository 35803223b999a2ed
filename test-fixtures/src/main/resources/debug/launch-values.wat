;; Arguments as people write them.
(module
  (func (export "pick") (param $small i32) (param $wide i64) (param $f f32) (param $v v128) (param $r externref) (result f32 i64 v128 externref)
    (local.get $f)
    (local.get $wide)
    (local.get $v)
    (local.get $r))
)
