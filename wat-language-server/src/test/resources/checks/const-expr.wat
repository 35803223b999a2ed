;; An instruction that is not constant.
(module
  (global (export "g") i32 (i32.clz (i32.const 1))))
;;                          ^^^^^^^ error[constant-expression-required]: `i32.clz` is not allowed in a constant expression
