;; to: $g
(module (func $f (call $f)))
(module (func $f (call $f<|>)))
(assert_invalid (module (func $f (call $f) (drop))) "type mismatch")
