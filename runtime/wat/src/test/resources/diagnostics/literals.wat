(module
  (func (drop (i32.const 4294967295)) (drop (i32.const 4294967296)) (drop (i32.const -2147483649)))
;;                                                     ^^^^^^^^^^ error[constant-out-of-range]: `4294967296` is out of range for i32
;;                                                                                   ^^^^^^^^^^^ error[constant-out-of-range]: `-2147483649` is out of range for i32
  (func (drop (i64.const 0xffff_ffff_ffff_ffff)) (drop (i64.const 0x1_0000_0000_0000_0000)))
;;                                                                ^^^^^^^^^^^^^^^^^^^^^^^ error[constant-out-of-range]: `0x1_0000_0000_0000_0000` is out of range for i64
  (func (drop (f32.const 0x1p127)) (drop (f32.const 1e39)) (drop (f32.const nan:0x800000)))
;;                                                  ^^^^ error[constant-out-of-range]: `1e39` is out of range for f32
;;                                                                          ^^^^^^^^^^^^ error[constant-out-of-range]: `nan:0x800000` is out of range for f32
  (func (drop (f64.const nan:0x1)) (drop (f64.const -inf)) (drop (f64.const 1__0)))
;;                                                                          ^^^^ error[unexpected-token]: expected a number but found `1__0`
  (func (drop (v128.const i8x16 0 1 2)) (drop (v128.const i32x4 1 2 3 0x1_0000_0000)))
;;                        ^^^^^ note: this has 16 lanes
;;                                   ^ error[wrong-lane-count]: expected 16 lanes but found 3
;;                                                                    ^^^^^^^^^^^^^ error[constant-out-of-range]: `0x1_0000_0000` is out of range for i32
  (func (drop (i32.load align=3 (i32.const 0))) (drop (i32.load align=2 offset=4 (i32.const 0))))
;;                      ^^^^^^^ error[malformed-alignment]: alignment must be a power of two, not 3
;;                                                                      ^^^^^^^^ error[unexpected-token]: expected `offset=` before `align=` but found `offset=4`
  (memory 1)
  (data "good \t \u{1F600} \41" "bad \q" "\u{d800}")
;;                                   ^^ error[invalid-escape]: unknown escape `\q` in a string
;;                                        ^^^^^^^^ error[invalid-escape]: unknown escape `\u{d800}` in a string
  (export "\ff" (memory 0))
;;        ^^^^^ error[malformed-utf8]: malformed UTF-8 encoding
)
