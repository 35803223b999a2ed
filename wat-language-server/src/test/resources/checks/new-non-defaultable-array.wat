;; Elements that have no default.
(module
  (type $a (array (ref func)))
  (func (export "f") (result (ref $a))
    (array.new_default $a (i32.const 3))))
;;   ^^^^^^^^^^^^^^^^^ error[type-mismatch]: type (ref func) has no default value
