;; A cast to a type that the value does not have.
(module
  (type $shape (sub (struct (field $sides i32))))
  (type $circle (sub $shape (struct (field $sides i32) (field $radius f64))))
  (func $radius (param $s (ref null $shape)) (result f64)
    (struct.get $circle $radius (ref.cast (ref $circle) (local.get $s))))
  (func $main (export "main") (result f64)
    (call $radius (struct.new $shape (i32.const 4))))
)
