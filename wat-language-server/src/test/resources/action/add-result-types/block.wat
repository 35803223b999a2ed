(module
  (func
    block $b
      i32.const<|> 1
    end
    drop))
