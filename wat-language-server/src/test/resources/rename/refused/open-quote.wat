;; to: $"a
(module (func $f<|>))
