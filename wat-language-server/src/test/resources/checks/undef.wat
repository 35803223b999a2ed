;; A name that is not defined.
(module
  (func $helper (export "helper"))
  (func (export "f")
    (call $helpr)))
;;        ^^^^^^ error[unknown-function]: unknown function `$helpr`, did you mean `$helper`?
