;; Addresses of 64 bits, and pages of one byte. A constant global has its part in an offset.
(module
  (global $end i32 (i32.const 7))
  (global $next i32 (i32.add (global.get $end) (i32.const 1)))
  (memory $wide i64 1)
  (memory $small 8 8 (pagesize 1))
  (memory $huge i64 1)
  (data (memory $small) (global.get $end) "x")
  (data (memory $small) (global.get $next) "x")
;;                      ^^^^^^^^^^^^^^^^^^ warning[out-of-bounds-address]: this segment needs 9 bytes but memory `$small` has 8 bytes
  (data (memory $wide) (i64.const 0x1_0000_0000) "x")
;;                     ^^^^^^^^^^^^^^^^^^^^^^^^^ warning[out-of-bounds-address]: this segment needs 4294967297 bytes but memory `$wide` has 65536 bytes
  (func (export "f")
    (drop (memory.grow $huge (i64.const 1)))
    (drop (i32.load8_u $small (i32.const 7)))
    (drop (i32.load16_u $small (i32.const 7)))
;;         ^^^^^^^^^^^^ warning[out-of-bounds-address]: this access needs 9 bytes but memory `$small` has 8 bytes
    (drop (i32.load8_u $wide (i64.const 65535)))
    (drop (i32.load8_u $wide (i64.const -1)))
;;         ^^^^^^^^^^^ warning[out-of-bounds-address]: this access needs more than 2^64 bytes but memory `$wide` has 65536 bytes
    (drop (i32.load8_u $huge (i64.const 0x7fff_ffff_ffff_ffff)))
    (drop (i64.load $huge (i64.const -1)))))
;;         ^^^^^^^^ warning[out-of-bounds-address]: this access needs more than 2^64 bytes but memory `$huge` has at most 2^64 bytes
