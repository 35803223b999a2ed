;; A minimum that is greater than the maximum.
(module
  (table (export "t") 2 1 funcref))
;;                    ^^^ error[limits-out-of-order]: the minimum size 2 is greater than the maximum 1
