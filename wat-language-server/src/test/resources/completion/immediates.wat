;; What follows the keyword of an instruction.
(module
  (type $binary (func (param i32 i32) (result i32)))
  (type $point (struct (field $x (mut i32)) (field $flag i8) (field $next (ref null $point))))
  (type $bytes (array (mut i8)))
  (memory $main 1)
  (memory $other i64 1)
  (table $calls 1 funcref)
  (table $values 1 externref)
  (global $count (mut i32) (i32.const 0))
  (global $limit i64 (i64.const 0))
  (tag $empty)
  (tag $value (param i32))
  (data $text "a")
  (elem $list func $f)
  (func $f (param $p (ref $point)) (param $a (ref $bytes))
    (i32.store (i32.const 0) (i32.load <|>offset=4 <|>align=2 (i32.const 1)))
;; @42..42 offers: $main 1 | $other i64 1 | offset= bytes to add to the address | align=4 natural | align=2 | align=1
;; @54..54 offers: align=4 natural | align=2 | align=1
    (drop (i32.atomic.load align<|>=4 (i32.const 0)))
;;                         ^^^^^^^^ offers: align=4 natural
    (drop (v128.const <|>i32x4 0 0 0 0))
;; @25..25 offers: i32x4 | i64x2 | f32x4 | f64x2 | i16x8 | i8x16
    (drop (i32x4.extract_lane <|>1 (v128.const i32x4 0 0 0 0)))
;; @33..33 offers: 0 lane | 1 lane | 2 lane | 3 lane
    (drop (struct.get <|>$point <|>$x (local.get $p)))
;; @25..25 offers: $point (struct (field (mut i32)) (field i8) (field (ref null $point)))
;; @35..35 offers: $x (mut i32) | $next (ref null $point)
    (struct.set $point <|>$x (local.get $p) (i32.const 1))
;; @26..26 offers: $x (mut i32)
    (drop (struct.get_u $point <|>$flag (local.get $p)))
;; @34..34 offers: $flag i8
    (drop (array.get_u <|>$bytes (local.get $a) (i32.const 0)))
;; @26..26 offers: $bytes (array (mut i8))
    (global.set <|>$count (i32.const 1))
;; @19..19 offers: $count (mut i32)
    (drop (i64.eqz (global.get <|>$limit)))
;; @34..34 offers: $limit i64 | $count (mut i32)
    (drop (call_indirect <|>$calls (<|>type <|>$binary) (i32.const 1) (i32.const 2) (i32.const 0)))
;; @28..28 offers: $calls 1 funcref | (type | (param | (result | $values 1 externref
;; @39..39 offers: type | param | result | i32.const [] -> [i32] | i32.load [i32] -> [i32] | i32.add [i32 i32] -> [i32] | and 194 more and others
;; @47..47 offers: $binary [i32 i32] -> [i32]
    (memory.init <|>$main <|>$text (i32.const 0) (i32.const 0) (i32.const 1))
;; @20..20 offers: $text 1 byte | $main 1 | $other i64 1
;; @29..29 offers: $text 1 byte
    (memory.copy <|>$main <|>$main (i32.const 0) (i32.const 0) (i32.const 1))
;; @20..20 offers: $main 1 | $other i64 1
;; @29..29 offers: $main 1 | $other i64 1
    (table.init $calls <|>$list (i32.const 0) (i32.const 0) (i32.const 1))
;; @26..26 offers: $list (ref func)
    (data.drop <|>$text)
;; @18..18 offers: $text 1 byte
    (drop (f64.const <|>1))
;; @24..24 offers: inf infinity | -inf negative infinity | nan canonical NaN
    (drop (ref.func <|>$f))
;; @23..23 offers: $f [(ref $point) (ref $bytes)] -> []
    (drop (select (<|>result i32) (i32.const 1) (i32.const 2) (i32.const 3)))
;; @22..22 offers: local.get | i32.const [] -> [i32] | i32.load [i32] -> [i32] | local.tee | i32.add [i32 i32] -> [i32] | i32.eqz [i32] -> [i32] | and 194 more and others
    i32.const 1
    throw <|>$value)
;; @13..13 offers: $value [i32] -> [] | $empty [] -> []
)
