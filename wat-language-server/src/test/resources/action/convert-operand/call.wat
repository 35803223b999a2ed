(module
  (func $f (param i64))
  (func (param $x i32)
    local.get $x
    i32.const 1
    i32.add
    call<|> $f))
