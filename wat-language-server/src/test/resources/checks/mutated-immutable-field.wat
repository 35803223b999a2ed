;; A field that cannot be set.
(module
  (type $p (struct (field $x i32)))
  (func (export "f") (param (ref $p))
    (struct.set $p $x (local.get 0) (i32.const 1))))
;;                 ^^ error[immutable-field]: field `$x` of type `$p` is immutable
