;; A local that is read before it is set.
(module
  (func (export "f") (param $p (ref func)) (result (ref func))
    (local $x (ref func))
    (local.get $x)))
;;             ^^ error[uninitialized-local]: local `$x` is read before it is set
