;; to: $N
(module $M<|>)
(module $N)
