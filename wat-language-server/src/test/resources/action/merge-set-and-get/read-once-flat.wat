(module
  (func (export "f") (param $x i32) (result i32)
    (local $y i32)
    local.get $x
    local.set<|> $y
    local.get $y
    i32.eqz))
