;; to: y
(module (func (param $x i32) (local $y i32) (drop (local.get $x<|>))))
