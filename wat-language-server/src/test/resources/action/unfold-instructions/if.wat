(module
  (func (param $x i32) (result i32)
    (@metadata.code.branch_hint "\01")
    (i<|>f $big (result i32)
      (local.get $x)
      (then ;; yes
        (i32.const 1))
      (else
        ;; no
        (i32.add
          (i32.const 2)
          (i32.const 3))))))
