;; Limits, address types, segments.
(module
  (table $functions <|>10 <|>funcref)
;; @23..23 offers: i64 64-bit addresses | i32 32-bit addresses | funcref (ref null func) | externref (ref null extern) | anyref (ref null any) | eqref (ref null eq) | and 11 more
;; @29..29 offers: funcref (ref null func) | externref (ref null extern) | anyref (ref null any) | eqref (ref null eq) | i31ref (ref null i31) | structref (ref null struct) | and 7 more
  (table <|>i64 1 (<|>ref null extern))
;; @12..12 offers: i64 64-bit addresses | i32 32-bit addresses | funcref (ref null func) | externref (ref null extern) | anyref (ref null any) | eqref (ref null eq) | and 11 more
;; @22..22 offers: ref
  (table funcref (<|>elem $f))
;; @21..21 offers: elem
  (memory <|>1 <|>)
;; @13..13 offers: i64 64-bit addresses | i32 32-bit addresses | (data | (export | (import
;; @18..18 offers: shared | (pagesize
  (memory i64 1 2 <|>shared (<|>pagesize 65536))
;; @21..21 offers: shared | (pagesize
;; @32..32 offers: pagesize
  (global $size i32 (i32.const 1))
  (global $grows (mut i32) (i32.const 1))
  (global <|>i32 (<|>i32.const 0))
;; @13..13 offers: i32 | i64 | f32 | f64 | v128 | funcref (ref null func) | and 15 more
;; @21..21 offers: i32.const [] -> [i32] | i32.add [i32 i32] -> [i32] | i32.sub [i32 i32] -> [i32] | i32.mul [i32 i32] -> [i32] | global.get [] -> [i32] | i64.const [] -> [i64] | and 16 more
  (global (<|>mut i32) (global.get <|>$size))
;; @14..14 offers: mut | ref | export | import
;; @38..38 offers: $size i32 | 2 i32
  (data (<|>i32.const 0) "x")
;; @12..12 offers: i32.const [] -> [i32] | i32.add [i32 i32] -> [i32] | i32.sub [i32 i32] -> [i32] | i32.mul [i32 i32] -> [i32] | global.get [] -> [i32] | memory | and 18 more
  (data (memory <|>0) (offset (<|>i32.const 1)) "y")
;; @19..19 offers: 0 1 | 1 i64 1 2 shared
;; @34..34 offers: i32.const [] -> [i32] | i32.add [i32 i32] -> [i32] | i32.sub [i32 i32] -> [i32] | i32.mul [i32 i32] -> [i32] | global.get [] -> [i32] | i64.const [] -> [i64] | and 16 more
  (elem $e (<|>i32.const 0) func $f <|>$f)
;; @15..15 offers: i32.const [] -> [i32] | i32.add [i32 i32] -> [i32] | i32.sub [i32 i32] -> [i32] | i32.mul [i32 i32] -> [i32] | global.get [] -> [i32] | offset | and 19 more
;; @39..39 offers: $f [] -> []
  (elem <|>declare func $f)
;; @11..11 offers: func | declare | funcref (ref null func) | externref (ref null extern) | anyref (ref null any) | eqref (ref null eq) | and 11 more
  (elem (table <|>$functions) (offset (i32.const 0)) <|>funcref (<|>item (ref.func $f)))
;; @18..18 offers: $functions 10 funcref | 1 i64 1 externref | 2 1 1 funcref
;; @56..56 offers: func | funcref (ref null func) | externref (ref null extern) | anyref (ref null any) | eqref (ref null eq) | i31ref (ref null i31) | and 8 more
;; @68..68 offers: ref.null [] -> [ref] | ref.func [] -> [(ref 1)] | item | i32.const [] -> [i32] | i32.add [i32 i32] -> [i32] | i32.sub [i32 i32] -> [i32] | and 17 more
  (elem funcref (item (<|>ref.func $f)))
;; @26..26 offers: ref.null [] -> [ref] | ref.func [] -> [(ref 1)] | i32.const [] -> [i32] | i32.add [i32 i32] -> [i32] | i32.sub [i32 i32] -> [i32] | i64.const [] -> [i64] | and 16 more
  (tag $oops (<|>param i32))
;; @17..17 offers: type | param | export | import
  (func $f)
)
