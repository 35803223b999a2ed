(module
  (func $f (param $x i32)
    (block
      (loop
        (br_if $done<|> (local.get $x))))))
