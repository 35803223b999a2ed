;; An index that is not defined.
(module
  (func (export "f") (param i32) (result i32)
    (local.get 1)))
;;             ^ error[unknown-local]: unknown local 1, there is only 1
