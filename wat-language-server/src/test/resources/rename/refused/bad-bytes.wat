;; to: $"\ff"
(module (func $f<|>))
