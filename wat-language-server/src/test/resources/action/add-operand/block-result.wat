(module
  (func $f (result i64)
    block (result i64)
      nop
    end<|>))
