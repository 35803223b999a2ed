(module
  (func (param $n i32)
    (block $out
      (if
        (i32.eqz (local.get $n))
        (then
          (b<|>r 1)))
      nop)))
