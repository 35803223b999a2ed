;; Elements of another type than the table.
(module
  (table $t 1 externref)
  (func $f (export "f"))
  (elem (table $t) (i32.const 0) func $f))
;; ^^^^ error[type-mismatch]: cannot put (ref func) into a table of externref
