;; to: $
(module (func $f<|>))
