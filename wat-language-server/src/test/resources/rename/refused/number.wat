;; to: $x
(module (func $f (drop (i32.const 4<|>2))))
