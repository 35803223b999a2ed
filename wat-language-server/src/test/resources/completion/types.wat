;; Value types, storage types, heap types, and the parts of type definitions.
(module
  (type $func (func (<|>)))
;; @24..24 offers: param | result
  (type $open (sub (struct (field $x <|>i32))))
;; @40..40 offers: i32 | i64 | f32 | f64 | v128 | funcref (ref null func) | and 15 more
  (type $sub (sub <|>$open (struct (field $x i32) (field $y (mut <|>i8)) (<|>))))
;; @21..21 offers: final | $open (struct (field i32)) | (func | (struct | (array
;; @68..68 offers: i32 | i64 | f32 | f64 | v128 | funcref (ref null func) | and 14 more
;; @77..77 offers: field
  (type $list (array (<|>mut f32)))
;; @25..25 offers: mut | ref
  (type (<|>func))
;; @12..12 offers: func | struct | array | sub
  (type (sub final <|>$open (<|>struct (field i32))))
;; @22..22 offers: $open (struct (field i32)) | $sub (struct (field i32) (field (mut i8))) | (func | (struct | (array
;; @32..32 offers: func | struct | array
  (rec (<|>type $r (struct)))
;; @11..11 offers: type
  (func (param <|>i32) (param $x <|>f32) (param (ref <|>$open)) (result (ref null <|>$list))
;; @18..18 offers: i32 | i64 | f32 | f64 | v128 | funcref (ref null func) | and 12 more
;; @36..36 offers: i32 | i64 | f32 | f64 | v128 | funcref (ref null func) | and 12 more
;; @56..56 offers: null | func | extern | any | eq | i31 | and 14 more
;; @85..85 offers: func | extern | any | eq | i31 | struct | and 13 more
    (local (<|>ref null func))
;; @15..15 offers: ref
    (drop (ref.null <|>any))
;; @23..23 offers: func | extern | any | eq | i31 | struct | and 13 more
    (drop (ref.test (ref <|>any) (ref.null any)))
;; @28..28 offers: null | func | extern | any | eq | i31 | and 14 more
    unreachable)
)
