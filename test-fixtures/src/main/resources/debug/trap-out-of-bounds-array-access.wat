;; An element that an array does not have.
(module
  (type $bytes (array (mut i8)))
  (func $main (export "main") (param $i i32) (result i32)
    (local $a (ref null $bytes))
    (local.set $a (array.new_fixed $bytes 3 (i32.const 7) (i32.const 8) (i32.const 9)))
    (array.set $bytes (local.get $a) (local.get $i) (i32.const 1))
    (array.get_u $bytes (local.get $a) (i32.const 2)))
)
