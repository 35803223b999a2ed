;; to: $second
(module
  (type $t (func (param $one i32) (param i64 f32) (result i32)))
  (func (type $t) (local $x i32)
    (drop (local.get 1<|>)) (local.get 0)))
