;; Stack switching is not supported, and says so once.
(module
  (type $f (func))
  (type $c (cont $f))
;;          ^^^^ error[unsupported-feature]: stack switching: not supported yet
  (func (export "f") (param (ref $c))))
