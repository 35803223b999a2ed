;; A field that has no default.
(module
  (type $p (struct (field i32) (field (ref func))))
  (func (export "f") (result (ref $p))
    (struct.new_default $p)))
;;   ^^^^^^^^^^^^^^^^^^ error[type-mismatch]: type (ref func) has no default value
