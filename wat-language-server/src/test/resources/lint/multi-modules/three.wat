;; More than one module in a file that is no script.
(module $a)
;; @1..7 related: the first module is here
;; @1..7 related: the first module is here
(module
;; @1..7 warning[multi-modules]: this file has another module already; several belong in a `.wast` script
  (func))
(module $c)
;; @1..7 warning[multi-modules]: this file has another module already; several belong in a `.wast` script
