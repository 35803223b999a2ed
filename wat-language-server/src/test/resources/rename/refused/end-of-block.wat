;; to: $x
(module (func $f block nop e<|>nd))
