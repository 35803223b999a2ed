(module
  (func $print)
  (func $main
    call $prnit<|>))
