(module
  (func (export "f") (result i64)
    (lo<|>cal i32 f32 i64)
    (drop (local.get 0))
    (local.get 2)))
