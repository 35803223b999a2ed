;; A struct type where a function type is wanted.
(module
  (type $p (struct (field i32)))
  (table 1 funcref)
  (func (export "f")
    (call_indirect (type $p) (i32.const 0))))
;;                       ^^ error[unknown-type]: type `$p` must be a function but is (struct (field i32))
