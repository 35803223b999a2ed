(module
  (type (struct (<|>field (mut i8) i32))))
