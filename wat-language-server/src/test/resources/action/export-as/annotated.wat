(module
  (func $lam<|>bda (@name "λ") (nop)))
