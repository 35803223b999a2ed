;; to: $b
(module
  (func (param i32 (ref null func) i64) (local f32 f64)
    (drop (local.get 1<|>)) (drop (local.get 0)) (drop (local.get 2)) (drop (local.get 4))))
