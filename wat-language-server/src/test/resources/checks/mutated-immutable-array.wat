;; Elements that cannot be set.
(module
  (type $a (array i32))
  (func (export "f") (param (ref $a))
    (array.set $a (local.get 0) (i32.const 0) (i32.const 1))))
;;             ^^ error[immutable-array]: the elements of array type `$a` are immutable
