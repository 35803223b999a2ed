(module (func
  (if (i32.const 1)
;; ^^ keyword
    (then
;;   ^^^^ keyword
      (b<|>r 0))
;;           ^ read
    (else (block (br_if 1 (i32.const 1)))))))
;;   ^^^^ keyword
;;                      ^ read
