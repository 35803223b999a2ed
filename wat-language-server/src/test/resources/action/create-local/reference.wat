(module
  (type $point (struct (field f64)))
  (func $origin (result (ref $point))
    (local.set $p<|> (struct.new_default $point))
    (local.get $p)))
