;; Fields without a module around them.
(func (export "f"))
;; @1..5 info[implicit-module]: these fields stand without `(module ...)` around them
(memory 1)
