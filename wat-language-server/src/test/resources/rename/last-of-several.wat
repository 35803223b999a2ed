;; to: $c
(module (func (local i32 (; two ;) i64) (drop (local.get 1<|>))))
