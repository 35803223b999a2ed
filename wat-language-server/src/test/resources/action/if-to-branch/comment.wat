(module
  (func (param $n i32)
    (block $out
      (i<|>f (local.get $n)
        ;; enough
        (then (br $out))))))
