;; A global that is defined later.
(module
  (global (export "g") i32 (global.get 1))
;;                                     ^ error[unknown-global]: unknown global 1 here: only globals before this one can be read
  (global (export "h") i32 (i32.const 1)))
