(module
  (func
    block $b
    end $<|>b))
