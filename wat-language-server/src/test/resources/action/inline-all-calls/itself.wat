(module
  (func $down<|> (param $n i32)
    (if (local.get $n) (then (call $down (i32.sub (local.get $n) (i32.const 1)))))))
