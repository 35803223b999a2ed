;; to: $a
(module (func (local i32 i64) (drop (local.get 0<|>)) (drop (local.get 1))))
