;; A field that is not defined.
(module
  (type $p (struct (field $x i32)))
  (func (export "f") (param (ref $p)) (result i32)
    (struct.get $p $y (local.get 0))))
;;                 ^^ error[unknown-field]: unknown field `$y`
