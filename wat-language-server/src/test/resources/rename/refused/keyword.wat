;; to: $x
(module (func $f (n<|>op)))
