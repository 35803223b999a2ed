(module
  (func $g (param i32) (result i32 i64) unreachable)
  (func $f
    i32.const 1
    call<|> $g
    drop))
