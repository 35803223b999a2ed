(module
  (memory (export "memory") 1)
  (memory $other 1)
  (global $base (mut i32) (i32.const 64))
  (global $n i32 (i32.const 3))
  (global (mut i64) (i64.const -1))
  (data (i32.const 64) "\ff\fe\fd\fc stepwasm")
  (func $sum (export "sum") (param $p i32) (param i64) (result i32)
;;                                 ^^ value: $p
;;                                          ^^^^^ value: local[1]
    (local $n i32) (local $"odd name" i32)
;;         ^^ value: $n
;;                        ^^^^^^^^^^^ value: $odd name
    (local.set $n (i32.load8_s offset=1 (local.get $p)))
;;             ^^ value: $n
;;                 ^^^^^^^^^^^ value: = mem.i8[$p + 1]
;;                                                 ^^ value: $p
    (local.set $"odd name" (i32.add (global.get $base) (global.get $n)))
;;             ^^^^^^^^^^^ value: $odd name
;;                                              ^^^^^ value: $base
;;                                                                 ^^ value: = global $n
    (i64.store32 offset=4 (global.get $base) (local.get 1))
;;   ^^^^^^^^^^^ value: = mem.u32[$base + 4]
;;                                    ^^^^^ value: $base
;;                                                      ^ value: local[1]
    (global.set 2 (i64.load $other (i32.const 8)))
;;              ^ value: global[2]
;;                 ^^^^^^^^ value: = mem[1].i64[8]
    (f64.store (i32.const 0x100) (f64.const 1.5))
;;   ^^^^^^^^^ value: = mem.f64[256]
    (v128.store (local.get $"odd name") (v128.const i32x4 1 2 3 4))
;;   ^^^^^^^^^^ value: = mem.v128[local[3]]
;;                         ^^^^^^^^^^^ value: $odd name
    (drop (i32.load (i32.add (local.get $p) (i32.const 4))))
;;                                      ^^ value: $p
    local.get $p
;;            ^^ value: $p
    local.get $n
;;            ^^ value: $n
    i32.store16 offset=2
;;  ^^^^^^^^^^^ value: = mem.u16[$p + 2]
    (if (i32.load (local.get $p)) (then
;;       ^^^^^^^^ value: = mem.i32[$p]
;;                           ^^ value: $p
      <|>(drop (local.get $n)) (drop (local.get $n))))
;;                        ^^ value: $n
    (local.get $p)))
