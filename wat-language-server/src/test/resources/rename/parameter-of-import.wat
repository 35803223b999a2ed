;; to: $what
(module (import "m" "f" (func (param $x<|> i32))))
