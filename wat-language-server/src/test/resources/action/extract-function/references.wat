(module
  (type $point (struct (field $x i32)))
  (func $f (param $p (ref null $point)) (result i32)
    (local $q (ref $point))
    <|>(local.set $q (ref.as_non_null (local.get $p)))<|>
    (struct.get $point $x (local.get $q))))
