;; to: $g
(module (func $f (call $f)))
(assert_invalid (module (func $f<|> (call $f) (drop) (call 0))) "type mismatch")
