(module
  (func (call $x))  (func (call $y)) ;; one line  (func (call $z))
;;            ^^ error[unknown-function]: unknown function `$x`
;;                               ^^ error[unknown-function]: unknown function `$y`
;;                                                              ^^ error[unknown-function]: unknown function `$z`
)
