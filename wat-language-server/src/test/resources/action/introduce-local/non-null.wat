(module
  (type $box (struct (field $value i32)))
  (func $f (result i32)
    (struct.get $box $value <|>(struct.new $box (i32.const 1))<|>)))
