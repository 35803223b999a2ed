(module
  (func (param $n i32)
    (block $out
      (br_<|>if 0
        (i32.eqz ;; none left
          (local.get $n)))
      nop)))
