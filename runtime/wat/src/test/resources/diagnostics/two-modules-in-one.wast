(module quote "(module) (module)")
;;                      ^ error[unexpected-token]: expected one module but found `(module`
(module quote "(module) (register \"x\") (func)")
;;            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[unexpected-token]: expected one module but found `(func`
;;            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[unexpected-token]: expected one module but found `(register`
