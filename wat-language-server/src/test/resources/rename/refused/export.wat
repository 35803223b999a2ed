;; to: $x
(module (func (export "f<|>")))
