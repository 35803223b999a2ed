(module
  (func $id (param $x i32) (local $y i32)
    local.get<|> $x))
