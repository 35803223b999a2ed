;; A field that is not packed, read as if it were.
(module
  (type $p (struct (field $x i32)))
  (func (export "f") (param (ref $p)) (result i32)
    (struct.get_s $p $x (local.get 0))))
;;   ^^^^^^^^^^^^ error[type-mismatch]: `_s` and `_u` are for packed fields, not for i32
