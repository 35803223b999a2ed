;; A value that nobody takes.
(module
  (func (export "f")
    (i32.const 1)))
;;   ^^^^^^^^^ error[type-mismatch]: the function must leave nothing but leaves [i32]
;;               ^ related: it ends here
