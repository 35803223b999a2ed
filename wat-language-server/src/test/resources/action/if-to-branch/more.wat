(module
  (func (param $n i32)
    (block $out
      (i<|>f (local.get $n) (then nop (br $out))))))
