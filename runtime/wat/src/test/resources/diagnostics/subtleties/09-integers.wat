(module
  (func (drop (i32.const -2147483648)) (drop (i32.const 4294967295)) (drop (i32.const 0x_1)))
;;                                                                                    ^^^^ error[unexpected-token]: expected an integer but found `0x_1`
  (func (drop (i32.const +1_000)) (drop (i32.const -0x80000000)) (drop (i32.const 1_)))
;;                                                                                ^^ error[unexpected-token]: expected an integer but found `1_`
  (func (drop (i32.const 4294967296)) (drop (i32.const -2147483649)) (drop (i32.const 1__0)))
;;                       ^^^^^^^^^^ error[constant-out-of-range]: `4294967296` is out of range for i32
;;                                                     ^^^^^^^^^^^ error[constant-out-of-range]: `-2147483649` is out of range for i32
;;                                                                                    ^^^^ error[unexpected-token]: expected an integer but found `1__0`
  (func (drop (v128.const i8x16 -128 255 0 0 0 0 0 0 0 0 0 0 0 0 0 0)))
  (func (drop (v128.const i8x16 -129 256 0 0 0 0 0 0 0 0 0 0 0 0 0 0)))
;;                              ^^^^ error[constant-out-of-range]: `-129` is out of range for i8
;;                                   ^^^ error[constant-out-of-range]: `256` is out of range for i8
  (func (drop (v128.const i16x8 -32768 65535 0x_f 0 0 0 0 65536)))
;;                                           ^^^^ error[unexpected-token]: expected an integer but found `0x_f`
)
