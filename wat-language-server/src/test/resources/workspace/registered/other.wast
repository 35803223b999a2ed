;; What another script registers is nothing to this one.
(module
  (import "lib" "f" (func (result i32))))
;;              ^^^ nowhere
