(module
  (func (param $n i32)
    (block $out
      (br_<|>if $out (i32.eqz (local.get $n)))
      nop)))
