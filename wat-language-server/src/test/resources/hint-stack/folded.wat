(module
  (memory 1)
  (func $sum (param $x i32) (result i32)
    (i32.store
      (i32.const 0)
;;    ^^^^^^^^^^^^^ stack: [i32]
      (i32.const 1))
;;    ^^^^^^^^^^^^^^ stack: []
    (drop (i32.const 1))
    (if (result i32)
      (local.get $x)
;;              ^^^^ stack: [i32]
      (then (i32.const 1))
;;                       ^ stack: [i32]
      (else
        (i32.const 2)))
;;      ^^^^^^^^^^^^^^^ stack: [i32]
    (block $in (param i32) (result i32)
;;                                    ^ stack: [i32]
      (drop)
;;    ^^^^^^ stack: []
      (i32.const 1)
;;    ^^^^^^^^^^^^^ stack: [i32]
    )
;;  ^ stack: [i32]
  ))
