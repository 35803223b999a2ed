(module
  (func $extracted
    <|>(nop)<|>))
