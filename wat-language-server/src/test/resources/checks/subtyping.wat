;; A type that does not fit the one it inherits from.
(module
  (type $a (sub (struct (field i32))))
  (type $b (sub $a (struct (field f32))))
;;              ^^ error[invalid-supertype]: sub type `$b` does not match super type `$a`: (struct (field f32)) cannot stand for (struct (field i32))
  (func (export "f") (param (ref $b))))
