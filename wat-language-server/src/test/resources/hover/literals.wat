(module
  (func
    (drop (i32.const 0xFFFF_FFFF))
;;                   ^^^^^^^^^^^ hover: (i32.const -1)
    (drop (i64.const -9_000))
;;                   ^^^^^^ hover: (i64.const -9000)
    (drop (f32.const 0.1))
;;                   ^^^ hover: (f32.const 0.1)
    (drop (f64.const -nan:0x1))
;;                   ^^^^^^^^ hover: (f64.const -nan:0x1)
    (drop (i32.const 4294967296)))
;;                   ^^^^^^^^^^ none
  (memory 1)
;;        ^ doc: 1 page of 65,536 bytes: 65,536 bytes
  (data (i32.const 16) "x"))
;;                 ^^ hover: (i32.const 16)
