;; to: $x
(module (memory (data "a")) (func (data.drop 0<|>)))
