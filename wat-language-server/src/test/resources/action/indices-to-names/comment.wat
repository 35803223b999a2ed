(module
  (func $f<|> (param i32 (; the second ;) i32) (result i32)
    (local.get 1)))
