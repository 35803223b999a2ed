;; A struct type where an array type is wanted.
(module
  (type $p (struct (field i32)))
  (func (export "f") (param (ref $p)) (result i32)
    (array.get $p (local.get 0) (i32.const 0))))
;;             ^^ error[unknown-type]: type `$p` must be an array but is (struct (field i32))
