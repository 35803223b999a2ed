;; A parenthesis that is never closed.
(module
  (func (export "f")
;;^ related: to match this parenthesis
    (nop)
;;      ^ error[unclosed-parenthesis]: expected `)` but found `(func`
  (func (export "g")))
