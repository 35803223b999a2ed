(module
  (func (param $n i32)
    (block $out
      (br_<|>if $out (local.get $m)))))
