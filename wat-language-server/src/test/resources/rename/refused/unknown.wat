;; to: $x
(module (func $f (call $g<|>)))
