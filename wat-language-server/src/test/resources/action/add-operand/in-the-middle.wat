(module
  (func $g (param i32 f32 i64))
  (func $f
    (call<|> $g (i32.const 1) (i64.const 3))))
