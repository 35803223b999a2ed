;; An import after a definition.
(module
  (func (export "f"))
;; ^^^^ related: this stands before it
  (import "env" "g" (func $g))
;; ^^^^^^ error[import-after-definition]: imports must come before all functions, tables, memories, globals and tags
  (func (export "h") (call $g)))
