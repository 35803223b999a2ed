(module
  (func $f (param i32) (result i32)
    (call<|> $f (local.get 0)) (return)))
