;; A minimum that is greater than the maximum.
(module
  (memory (export "m") 2 1))
;;                     ^^^ error[limits-out-of-order]: the minimum size 2 is greater than the maximum 1
