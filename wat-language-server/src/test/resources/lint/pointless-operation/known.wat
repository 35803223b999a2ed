;; Each of these is known, or traps, whatever the other operand is.
(module
  (memory 1)
  (func (export "f") (param $x i32) (param $y i64) (param $p i32)
    (drop (i32.sub (local.get $x) (local.get $x)))
;;         ^^^^^^^ warning[pointless-operation]: both operands are the same, so this is always 0
    (drop (i64.and (local.get $y) (local.get 1)))
;;         ^^^^^^^ warning[pointless-operation]: both operands are the same, and so is the result
    (drop (i32.le_s (local.get $x) (local.get $x)))
;;         ^^^^^^^^ warning[pointless-operation]: both operands are the same, so this is always true
    (drop (i64.ne (local.get $y) (local.get $y)))
;;         ^^^^^^ warning[pointless-operation]: both operands are the same, so this is always false
    (drop (i32.lt_u (local.get $x) (i32.const 0)))
;;         ^^^^^^^^ warning[pointless-operation]: this is always false, whatever the other operand is
    (drop (i64.ge_u (local.get $y) (i64.const 0)))
;;         ^^^^^^^^ warning[pointless-operation]: this is always true, whatever the other operand is
    (drop (i32.le_u (i32.const 0) (local.get $x)))
;;         ^^^^^^^^ warning[pointless-operation]: this is always true, whatever the other operand is
    (drop (i32.gt_u (local.get $x) (i32.const -1)))
;;         ^^^^^^^^ warning[pointless-operation]: this is always false, whatever the other operand is
    (drop (i32.gt_s (local.get $x) (i32.const 0x7fffffff)))
;;         ^^^^^^^^ warning[pointless-operation]: this is always false, whatever the other operand is
    (drop (i32.eq (i32.load8_s (local.get $p)) (i32.const 200)))
;;         ^^^^^^ warning[pointless-operation]: this is always false, whatever the other operand is
    (drop (i32.ne (i32.load8_u (local.get $p)) (i32.const -1)))
;;         ^^^^^^ warning[pointless-operation]: this is always true, whatever the other operand is
    (drop (i32.lt_u (i32.load16_u (local.get $p)) (i32.const 65536)))
;;         ^^^^^^^^ warning[pointless-operation]: this is always true, whatever the other operand is
    (drop (i64.gt_s (i64.extend_i32_s (local.get $x)) (i64.const 0x80000000)))
;;         ^^^^^^^^ warning[pointless-operation]: this is always false, whatever the other operand is
    (drop (i32.eq (i32.and (local.get $x) (i32.const 7)) (i32.const 8)))
;;         ^^^^^^ warning[pointless-operation]: this is always false, whatever the other operand is
    (drop (i32.div_u (local.get $x) (i32.const 0)))
;;         ^^^^^^^^^ warning[pointless-operation]: this divides by 0, so it always traps
    (drop (i64.rem_s (i64.const 1) (i64.const 0)))
;;         ^^^^^^^^^ warning[pointless-operation]: this divides by 0, so it always traps
    local.get $x
    i32.const 33
    i32.shl
;;  ^^^^^^^ warning[pointless-operation]: an i32 has 32 bits, so a shift by 33 is one by 1
    drop
    (drop (i64.shr_u (local.get $y) (i64.const 64)))))
;;         ^^^^^^^^^ warning[pointless-operation]: an i64 has 64 bits, so a shift by 64 is one by 0
