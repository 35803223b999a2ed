(module
  (func (export "f") (param $x i32) (result i32)
    (local.set $x (i32.const<|> 1))
    (i32.add (local.get $x) (local.get $x))))
