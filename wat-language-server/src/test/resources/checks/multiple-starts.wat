;; Two start functions.
(module
  (func $f (export "f"))
  (start $f)
;;       ^^ related: the first one
  (start $f))
;; ^^^^^ error[multiple-starts]: a module has at most one start function
