(module (func $f))
(assert_invalid (module (func $f<|> (result i32)) (func $g (call $f))) "type mismatch")
