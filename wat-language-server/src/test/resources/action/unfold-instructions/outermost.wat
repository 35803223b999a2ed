(module
  (func (param $x i32)
    (dr<|>op
      (i32.mul
        (i32.add (local.get $x) (i32.const 1)) ;; left
        ;; right
        (i32.sub (local.get $x)
                 (i32.const 2)))) ;; all
    nop))
