;; to: $x
(module (func (br 0<|>)))
