(module
  (func $f (param $x<|> i32) (param i64)))
