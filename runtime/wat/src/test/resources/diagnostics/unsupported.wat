(module
  (type $f (func))
  (type $c (cont $f))
;;         ^ error[unsupported-feature]: continuation types (stack switching): not supported yet
  (func (param contref))
;;             ^^^^^^^ error[unsupported-feature]: stack switching: not supported yet
  (func (param (ref (exact $f))))
;;                  ^ error[unsupported-feature]: exact types (custom descriptors): not supported yet
)
