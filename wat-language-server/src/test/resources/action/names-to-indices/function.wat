(module
  (func $f<|> (param $x i32) (result i32)
    (call $g (local.get $x)))
  (func $g (param $x i32) (result i32)
    (local.get $x)))
