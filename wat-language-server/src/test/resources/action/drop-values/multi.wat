(module
  (func $g (result i32 i64) unreachable)
  (func $f
    (call<|> $g)))
