;; to: $what
(module (type (func (param $x<|> i32))))
