;; A result that is not given.
(module
  (func (export "f") (result i32)
;;                   ^^^^^^^^^^^^ error[type-mismatch]: the function must leave [i32] but leaves nothing
    (nop)))
;;       ^ related: it ends here
