(module
  (type $point (struct (field $x f64) (field $y f64)))
  (func $make (result (ref $point))
    (struct.new $point (f64.const 1) (f64.const 2)))
  (func $make_flat (result (ref $point))
    f64.const 1
    f64.const 2
    struct.new $point)
  (func $z (param $p (ref $point)) (result i64)
    (struct.get $point $z<|> (local.get $p))))
