(module
  (func $f (param i32) (result i32)
    (call 1 (local.get 0)))
  (func $g<|> (param i32) (result i32)
    (drop (call 0 (local.get 0)))
    (call 2)
    (local.get 0))
  (func))
