;; Stops at the unreachable; $p is an address.
(module
  (memory $heap (export "memory") 1)
  (memory $other i64 1)
  (table $t 3 funcref)
  (table $things 2 externref)
  (data (i32.const 16) "Hello, world!\00\ff\fe\80caf\c3\a9\00")
  (data (memory $other) (i64.const 8) "\01\02\03\04\05\06\07\08")
  (elem (table $t) (i32.const 0) func $f)
  (func $f (export "f") (param $p i32) (param $v v128)
    (local.set $p (i32.const 16))
    (local.set $v (v128.const f32x4 1 -2.5 0 4))
    unreachable))
