(module
  (func $f
    (local<|> i32) ;; first
    (local i64)))
