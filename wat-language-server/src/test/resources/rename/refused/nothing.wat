;; to: $x
(module  <|>  (func))
