(module
  (type $p (struct (field $x i8) (field $y (mut i16))))
  (type $q (struct (field $y i32) (field $x f64)))
  (func (param (ref $p) (ref $q))
    (drop (struct.get_s $p $x (local.get 0)))
    (drop (struct.get $q $x (local.get 1)))
    (struct.set $p $y (local.get 0) (i32.const 1)))
  (func (param (ref $p)) (drop (struct.get $p $x (local.get 0))))
;;                              ^^^^^^^^^^ error[type-mismatch]: a packed i8 is read with `_s` or `_u`
  (func (param (ref $q)) (drop (struct.get_u $q $y (local.get 0))))
;;                              ^^^^^^^^^^^^ error[type-mismatch]: `_s` and `_u` are for packed fields, not for i32
  (func (param (ref $q)) (drop (struct.get $q $z (local.get 0))))
;;                                            ^^ error[unknown-field]: unknown field `$z`
  (func (param i8))
;;             ^^ error[unexpected-token]: expected a value type or `)` but found `i8`, did you mean `i32`?
  (type (array i8))
)
