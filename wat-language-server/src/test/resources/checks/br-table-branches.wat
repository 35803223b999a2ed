;; Labels that take different numbers of values.
(module
  (func (export "f") (param i32) (result i32)
    (block $none
      (block $one (result i32)
        (br_table $one $none (i32.const 1) (local.get 0)))
;;       ^^^^^^^^ error[type-mismatch]: the labels of `br_table` need different numbers of values: [] and [i32]
      (return))
    (i32.const 0)))
