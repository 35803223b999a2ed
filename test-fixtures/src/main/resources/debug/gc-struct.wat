(module
  (type $point (struct (field $x (mut i32)) (field $y (mut f64))))
  (func $move (export "move") (param $by i32) (result i32)
    (local $p (ref null $point))
    (local.set $p (struct.new $point (i32.const 1) (f64.const 2.5)))
    (struct.set $point $x (local.get $p)
      (i32.add (struct.get $point $x (local.get $p)) (local.get $by)))
    (struct.get $point $x (local.get $p))))
