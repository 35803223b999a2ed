;; to: $"\67"
(module (func $f<|>)
 (func $g))
