(module
  (func
    (unreachable)
    <|>(nop)<|>))
