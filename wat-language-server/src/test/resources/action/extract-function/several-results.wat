(module
  (func $divide (param $a i32) (param $b i32) (result i32)
    (local $q i32)
    (local $r i32)
    <|>(local.set $q (i32.div_u (local.get $a) (local.get $b)))
    (local.set $r (i32.rem_u (local.get $a) (local.get $b)))<|>
    (i32.xor (local.get $q) (local.get $r))))
