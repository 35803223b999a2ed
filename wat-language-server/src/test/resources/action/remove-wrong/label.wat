(module
  (func
    block
    end $b<|>))
