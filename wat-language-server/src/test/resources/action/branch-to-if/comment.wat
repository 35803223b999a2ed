(module
  (func (param $n i32)
    (block $out
      (br_<|>if $out (;why;) (local.get $n)))))
