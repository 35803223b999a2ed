(module
  (func
    <|>(nop)<|>))
