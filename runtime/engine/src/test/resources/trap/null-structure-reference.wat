(module
  (type $point (struct (field $x (mut i32)) (field $y (mut f64))))
  (func (export "struct.get")
    (drop (struct.get $point $y (ref.null $point))))
  (func (export "struct.set")
    (struct.set $point $x (ref.null $point) (i32.const 1))))
