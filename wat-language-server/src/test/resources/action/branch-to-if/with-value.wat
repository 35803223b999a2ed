(module
  (func (param $n i32) (result i32)
    (block $out (result i32)
      (br_<|>if $out (i32.const 1) (local.get $n)))))
