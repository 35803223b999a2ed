;; to: $x
(module (func (par<|>am i32 i64)))
