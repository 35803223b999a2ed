(module
  (memory (export "m") 2 0x10)
;;                     ^ doc: 2 pages of 65,536 bytes: 131,072 bytes
;;                       ^^^^ doc: 16 pages of 65,536 bytes: 1,048,576 bytes
  (table 4 funcref)
;;       ^ none
  (func (result v128)
    (drop (v128.const i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 -1))
;;                    ^^^^^ doc: How the 128 bits of a vector are written: `i8x16` is the type of the lanes and how many there are, the first lane in the lowest bits.
;;                    ^^^^^ fact[As i32x4]: `0x03020100 0x07060504 0x0B0A0908 0xFF0E0D0C`
;;                    ^^^^^ fact[Bytes]: `00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E FF`
;;                                                             ^^ fact[Lane]: `15` of 16
;;                                                             ^^ fact[Unsigned]: `255`
;;                                                             ^^ hover: -1
    (drop (i32x4.extract_lane 2 (v128.const f32x4 1 nan:0x1 3 4)))
;;                            ^ none
;;                                                  ^^^^^^^ fact[Lane]: `1` of 4
;;                                                  ^^^^^^^ fact[Payload]: `0x1`, signalling
;;                                                  ^^^^^^^ hover: (f32.const nan:0x1)
    (drop (f64.const nan))
;;                   ^^^ fact[Payload]: `0x8000000000000`, canonical
    (i32.store16 offset=0x10 align=1 (i32.const 0) (i32.const 0))
;;               ^^^^^^^^^^^ fact[Access]: 2 bytes, which is its natural alignment
;;               ^^^^^^^^^^^ fact[Value]: `16`, `0x10`
;;                           ^^^^^^^ doc: Promises that the address is a multiple of this, which must be a power of two and at most the size of the access. Only the speed depends on it: an access to another address works too.
    (v128.const i64x2 0x7fff_ffff_ffff_ffff 1)))
;;                    ^^^^^^^^^^^^^^^^^^^^^ hover: (i64.const 9223372036854775807)
