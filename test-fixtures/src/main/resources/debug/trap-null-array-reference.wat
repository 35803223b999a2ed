;; The length of an array that is not there.
(module
  (type $bytes (array (mut i8)))
  (func $main (export "main") (param $n i32) (result i32)
    (local $a (ref null $bytes))
    (i32.add (local.get $n) (array.len (local.get $a))))
)
