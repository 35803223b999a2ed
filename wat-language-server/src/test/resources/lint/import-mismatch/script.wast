;; A module that the script makes an instance of.
(module
  (import "spectest" "print_i32" (func (param i64))))
;;                               ^^^^^^^^^^^^^^^^^^ warning[import-mismatch]: `(func (param i64))` is imported, but `"print_i32"` is `(func (param i32))` of the host of the test suite
