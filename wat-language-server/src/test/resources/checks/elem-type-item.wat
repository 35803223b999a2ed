;; An item of another type than its segment.
(module
  (table $t (export "t") 1 funcref)
  (elem (table $t) (i32.const 0) funcref (item (ref.null extern))))
;;                                              ^^^^^^^^ error[type-mismatch]: the constant expression must leave [funcref] but leaves [externref]
;;                                                               ^ related: it ends here
