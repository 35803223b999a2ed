(module
  (func (param $n i32)
    (block $out
      (i<|>f (i32.eqz (local.get $n)) (then (br $out)))
      nop)))
