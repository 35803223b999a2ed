;; to: $""
(module (func $f<|>))
