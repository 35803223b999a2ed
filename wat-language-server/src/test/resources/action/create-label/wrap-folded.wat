(module
  (func $f (param $x i32)
    (br_if $out<|> (local.get $x))
    (call $f (i32.const 1))))
