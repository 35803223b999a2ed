;; to: $x
(module (import "m" "f<|>" (func)))
