(module
  (func $f <|>i32.const 1(nop)<|>drop))
