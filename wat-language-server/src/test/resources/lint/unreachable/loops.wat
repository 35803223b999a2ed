;; A loop without a way out, and one with.
(module
  (func (export "forever")
    (loop $again (nop) (br $again))
    (nop))
;;  ^^^^^ hint[unreachable]: this can never run
  (func (export "sometimes") (param i32)
    (block $out
      (loop $again (br_if $out (local.get 0)) (br $again)))
    (nop))
  (func (export "table") (param i32)
    (block $a
      (block $b
        (br_table $a $b (local.get 0))
        (nop))
;;      ^^^^^ hint[unreachable]: this can never run
      (nop))
    (nop)))
