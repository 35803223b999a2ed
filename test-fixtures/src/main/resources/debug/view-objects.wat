(module
  (type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $tag i64)))
  (type $row (array (mut i16)))
  (type $pair (struct (field $first (mut (ref null $point))) (field $cells (mut (ref null $row)))))
  (func $main (export "main") (result i32)
    (local $pair (ref null $pair))
    (local.set $pair
      (struct.new $pair
        (struct.new $point (i32.const 3) (i32.const 200) (i64.const 9))
        (array.new $row (i32.const 7) (i32.const 300))))
    (i32.add
      (struct.get $point $x (struct.get $pair $first (local.get $pair)))
      (array.get_u $row (struct.get $pair $cells (local.get $pair)) (i32.const 299)))))
