(module
  ;; Names that scripts register are found by others, unless there is a file of that name.
  (import "lib" "f" (func (result i32)))
;;        ^^^^^ named: lib
;;              ^^^ ref: f
  (import "spectest" "print_i32" (func (param i32))))
;;        ^^^^^^^^^^ nowhere
