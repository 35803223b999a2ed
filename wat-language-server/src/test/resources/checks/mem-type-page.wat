;; A page size that there is not.
(module
  (memory (export "m") 1 1 (pagesize 3)))
;;                                   ^ error[invalid-page-size]: the page size must be 1 or 65536 bytes, not `3`
