(module
  (func $hidden
    (block $a
      (block $b
        (block $a
          (br $a)
          (br 1)
          (br 2)
          (br 3))
        (br $a)
        (br_table $b $a 0 2 $b (i32.const 0)))))
  (func $folds (param i32) (result i32)
    (local.get 0)
    (call $hidden)
    (local.get 0)
    i32.add
    (call $two)
    i32.mul
    i32.sub
    (if (i32.const 1) (then))
    (if (i32.const 1) (then) (else))
    (i32.const 1)
    (nop)
    (if (then (nop)) (else (nop))))
  (func $two (result i32 i32) (i32.const 1) (i32.const 2)))
