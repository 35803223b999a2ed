(module
  (func $main
    call $init<|>))
