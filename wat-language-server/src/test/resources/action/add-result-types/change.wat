(module
  (func $id (param $x i64) (result i32)
    local.get<|> $x))
