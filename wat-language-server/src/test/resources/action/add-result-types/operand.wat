(module
  (func (result f32)
    (f32.neg<|>
      (if (result i32) (i32.const 1)
        (then (i32.const 1))
        (else (i32.const 2))))))
