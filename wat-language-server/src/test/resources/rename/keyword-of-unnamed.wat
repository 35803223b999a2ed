;; to: $f
(module (<|>func) (export "f" (func 0)))
