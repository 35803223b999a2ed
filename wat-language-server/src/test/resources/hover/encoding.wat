(module
  (type $point (struct (field $x i32) (field $y (mut i64))))
  (type $binary (func (param i32 i32) (result i32)))
  (memory 1)
  (memory $second 1)
  (table $t 4 funcref)
  (global $g (mut i64) (i64.const -1))
;;                      ^^^^^^^^^ fact[Encoding]: `42 7F`
  (data (offset (i32.add (i32.const 1) (i32.const 300))) "x")
;;               ^^^^^^^ fact[Encoding]: `6A`
;;                                      ^^^^^^^^^ fact[Encoding]: `41 AC 02`
  (elem (table $t) (i32.const 0) funcref (item ref.null func))
;;                                             ^^^^^^^^ fact[Encoding]: `D0 70`
  (func $add (param $x i32) (param $y i32) (result i32)
    local.get $x
    local.get $y
;;  ^^^^^^^^^ fact[Encoding]: `20 01` at `0x3` of the function body
;;  ^^^^^^^^^ fact[Local]: `(param $y i32)`
    i32.add)
;;  ^^^^^^^ fact[Encoding]: `6A` at `0x5` of the function body
;;  ^^^^^^^ fact[Takes]: `i32` from `local.get $x`, `i32` from `local.get $y`
  (func $all (param $p (ref $point)) (result i32) (local i32 i32 f64)
    (i32.const -624485)
;;   ^^^^^^^^^ fact[Encoding]: `41 9B F1 59` at `0x5` of the function body
    (drop (i64.const 0x7fff_ffff_ffff_ffff))
;;         ^^^^^^^^^ fact[Encoding]: `42 FF FF FF FF FF FF FF FF FF 00` at `0x9` of the function body
    (drop (f64.const 1))
;;         ^^^^^^^^^ fact[Encoding]: `44 00 00 00 00 00 00 F0 3F` at `0x15` of the function body
    (drop (i32.load8_u $second offset=1000 (i32.const 8)))
;;         ^^^^^^^^^^^ fact[Encoding]: `2D 40 01 E8 07` at `0x21` of the function body
    (drop (call_indirect $t (type $binary) (i32.const 1) (i32.const 2) (i32.const 3)))
;;         ^^^^^^^^^^^^^ fact[Encoding]: `11 01 00` at `0x2d` of the function body
;;         ^^^^^^^^^^^^^ fact[Type]: `(type $binary (func (param i32 i32) (result i32)))`
    (drop (struct.get $point $x (local.get $p)))
;;         ^^^^^^^^^^ fact[Encoding]: `FB 02 00 00` at `0x33` of the function body
;;         ^^^^^^^^^^ fact[Takes]: `(ref $point)` from `local.get $p`
;;         ^^^^^^^^^^ hover: struct.get : [(ref $point)] -> [i32]
    (drop (i32x4.extract_lane 2 (v128.const i32x4 1 2 3 4)))
;;         ^^^^^^^^^^^^^^^^^^ fact[Encoding]: `FD 1B 02` at `0x4a` of the function body
;;                               ^^^^^^^^^^ fact[Encoding]: `FD 0C 01 00 00 00 02 00 00 00 03 00 00 00 04 00 00 00` at `0x38` of the function body
    (block $b (param i32) (result i32)
;;   ^^^^^ fact[Encoding]: `02 03` at `0x4e` of the function body
;;   ^^^^^ fact[Takes]: `i32` from `i32.const -624485`
      (br_table $b 1 0 (i32.const 1))
;;     ^^^^^^^^ fact[Encoding]: `0E 02 00 01 00` at `0x52` of the function body
    )
    drop
;;  ^^^^ fact[Takes]: `i32` from `block $b (param i32) (result i32)`
    loop $l (result i32)
      i32.const 1
    end
;;  ^^^ fact[Closes]: `loop $l (result i32)`
;;  ^^^ hover: end : [] -> []
    (if (result i32) (then (i32.const 1)) (else (call $add (i32.const 1) (i32.const 2))))
;;                                         ^^^^ fact[Closes]: `if (result i32)`
;;                                               ^^^^ fact[Function]: `(func $add (param $x i32) (param $y i32) (result i32))`
    i32.const 1
    return_call $add
;;  ^^^^^^^^^^^ hover: return_call : [i32 i32] -> unreachable
  )
  (func $broken
    i32.const 1
;;  ^^^^^^^^^ fact[Encoding]: `41` + i32
    call $nope)
;;  ^^^^ fact[Encoding]: `10` + function
  (func $mistyped
    i64.const 1
    i32.eqz
;;  ^^^^^^^ fact[Encoding]: `45` at `0x3` of the function body
    drop))
