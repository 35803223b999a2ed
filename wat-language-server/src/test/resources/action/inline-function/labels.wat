(module
  (func $g (param $x i32)
    (block $out
      (br_if $out (local.get $x))
      (br_table 0 1 $out (local.get $x))))
  (func $f (param $y i32)
    (block $out
      (block $g
        (call $<|>g (local.get $y))
        (br_if $out (local.get $y))))))
