(module
  (func
    nop
    end<|>)
  (func $g))
