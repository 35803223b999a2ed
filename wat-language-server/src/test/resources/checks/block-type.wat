;; A block type that is no function type.
(module
  (type $p (struct))
  (func (export "f")
    (block (type $p))))
;;               ^^ error[unknown-type]: type `$p` must be a function but is (struct)
