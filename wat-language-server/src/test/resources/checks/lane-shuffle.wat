;; A lane beyond both vectors.
(module
  (func (export "f") (param v128) (result v128)
    (i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 32 (local.get 0) (local.get 0))))
;;                                                    ^^ error[invalid-lane-index]: lane 32 does not exist, there are 32
