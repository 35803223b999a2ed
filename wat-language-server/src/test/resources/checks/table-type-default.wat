;; Elements that have no default, and no initializer.
(module
  (table (export "t") 2 (ref func)))
;; ^^^^^ error[type-mismatch]: a table of (ref func) needs an initial value, since it cannot hold null
