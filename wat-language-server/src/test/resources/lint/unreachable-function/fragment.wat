;; Nobody can call anything yet: the module is not finished.
(module
  (func $f (call $g))
  (func $g (call $f)))
