;; No catch clause, folded and flat.
(module
  (func (export "f")
    (try_table (nop))
;;   ^^^^^^^^^ warning[needless-try-table]: this `try_table` catches nothing, `block` does the same
    try_table $t (result i32)
;;  ^^^^^^^^^ warning[needless-try-table]: this `try_table` catches nothing, `block` does the same
      i32.const 1
    end
    drop))
