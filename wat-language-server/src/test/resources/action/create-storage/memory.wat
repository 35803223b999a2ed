(module
  (import "env" "f" (func $f))
  (func $g (result i32)
    (i32.load<|> (i32.const 8))))
