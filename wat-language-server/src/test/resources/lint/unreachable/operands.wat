;; The second operand is never computed; the addition holds the first, which is.
(module
  (func (export "f") (result i32)
    (i32.add (return (i32.const 1)) (i32.const 2))))
;;                                  ^^^^^^^^^^^^^ hint[unreachable]: this can never run
