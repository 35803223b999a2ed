(module
  (func $f (import "env" "f") (result i32))
  (func $g (import "env" "g") (result i32))
  (func (result i32)
    (i32.sub (call $f) <|>(call $g)<|>)))
