(module
  (func $f<|> (param $x i32) (result i32)
    (local.get $y)))
