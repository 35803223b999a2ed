;; A packed field that is read without saying how.
(module
  (type $p (struct (field $x i8)))
  (func (export "f") (param (ref $p)) (result i32)
    (struct.get $p $x (local.get 0))))
;;   ^^^^^^^^^^ error[type-mismatch]: a packed i8 is read with `_s` or `_u`
