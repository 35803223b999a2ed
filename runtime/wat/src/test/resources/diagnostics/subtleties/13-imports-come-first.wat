(module
  (type (func))
  (export "f" (func 0))
  (import "m" "f" (func))
  (func)
;; ^^^^ note: this stands before it
  (import "m" "g" (func))
;; ^^^^^^ error[import-after-definition]: imports must come before all functions, tables, memories, globals and tags
  (global (import "m" "h") i32)
;;         ^^^^^^ error[import-after-definition]: imports must come before all functions, tables, memories, globals and tags
)
