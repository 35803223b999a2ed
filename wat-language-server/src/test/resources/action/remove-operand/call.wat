(module
  (func $f)
  (func (param $x i32)
    (call<|> $f (local.get $x))))
