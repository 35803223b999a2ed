;; A type that others cannot inherit from.
(module
  (type $a (struct (field i32)))
  (type $b (sub $a (struct (field i32) (field i32))))
;;              ^^ error[invalid-supertype]: sub type `$b` does not match super type `$a`, which is final
  (func (export "f") (param (ref $b))))
