;; to: $N
(module $M<|> (func (export "f")))
(invoke $M "f")
(register "m" $M)
(module $M (func (export "f")))
(invoke $M "f")
