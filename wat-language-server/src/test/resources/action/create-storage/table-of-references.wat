(module
  (func $g (param $x externref)
    (table.set $seen<|> (i32.const 0) (local.get $x))))
