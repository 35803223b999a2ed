;; to: $g
(module (func $f<|>) (func $g) (global $g2 i32 (i32.const 0)))
