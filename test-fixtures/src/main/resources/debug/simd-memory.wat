(module
  (memory (export "memory") 1)
  (data (i32.const 16) "\01\00\00\00\02\00\00\00\03\00\00\00\04\00\00\00")
  (func $sum (export "sum") (result i32)
    (local $v v128)
    (local.set $v (v128.load (i32.const 16)))
    (v128.store (i32.const 32) (i32x4.mul (local.get $v) (local.get $v)))
    (i32.add (i32.load (i32.const 32)) (i32.load (i32.const 44)))))
