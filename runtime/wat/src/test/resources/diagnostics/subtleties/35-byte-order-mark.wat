(module
  (func (call $x))
;;            ^^ error[unknown-function]: unknown function `$x`
)
