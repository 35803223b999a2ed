(module
  (func
    (drop (i32.const 0)) (drop (i32.const -1_000_000)) (drop (i32.const +0xff_ff))
    (drop (f32.const 1.)) (drop (f64.const 1.5e-3)) (drop (f64.const 0x1p4)) (drop (f64.const -0x1.8p+3))
    (drop (f32.const inf)) (drop (f32.const -nan)) (drop (f64.const nan:0x4_000)) (drop (f32.const 6E2))
    (drop (i32.load8_u offset=0x10 align=1 (i32.const 1)))
    (drop (i32.load $m offset=4_0 (i32.const 1)))
    (drop (v128.const i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 -0xf))
    ;; no numbers:
    (drop (i32.const 12abc)) (drop (i32.const _1)) (drop (f32.const .5)) (drop (i32.const 1__2)) (drop (i32.const 0xg))))
