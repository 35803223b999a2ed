;; A global that may change.
(module
  (import "env" "g" (global $g (mut i32)))
  (global (export "h") i32 (global.get $g)))
;;                          ^^^^^^^^^^ error[constant-expression-required]: reading mutable global `$g` is not allowed in a constant expression
