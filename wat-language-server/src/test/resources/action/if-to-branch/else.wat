(module
  (func (param $n i32)
    (block $out
      (i<|>f (local.get $n) (then (br $out)) (else nop)))))
