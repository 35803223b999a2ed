;; Where blocks end, code goes on if a branch or a part of the block leads there.
(module
  (tag $e)
  (func (export "if") (param i32) (result i32)
    (if (local.get 0) (then (return (i32.const 1))))
    (if (local.get 0) (then (return (i32.const 1))) (else (nop)))
    (if (local.get 0) (then (nop)) (else (return (i32.const 1))))
    (if (local.get 0) (then (return (i32.const 2))) (else (return (i32.const 1))))
    (i32.const 2))
;;  ^^^^^^^^^^^^^ hint[unreachable]: this can never run
  (func (export "dead jump")
    (block $out
      (return)
      (br $out))
;;    ^^^^^^^^^ hint[unreachable]: this can never run
    (nop))
;;  ^^^^^ hint[unreachable]: this can never run
  (func (export "caught")
    (block $caught
      (try_table (catch_all $caught) (throw $e))
      (nop))
;;    ^^^^^ hint[unreachable]: this can never run
    (nop))
  (func (export "jump out of if") (param i32)
    (block $out
      (if (local.get 0) (then (br $out)) (else (return)))
      (nop))
;;    ^^^^^ hint[unreachable]: this can never run
    (nop)))
