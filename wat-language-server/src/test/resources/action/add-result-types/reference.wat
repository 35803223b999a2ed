(module
  (type $point (struct (field f64)))
  (func $origin
    struct.new_default<|> $point))
