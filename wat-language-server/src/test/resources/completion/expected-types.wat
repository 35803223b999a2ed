;; Operands of instructions whose types follow from their immediates.
(module
  (type $point (struct (field $x f32) (field $y f64)))
  (type $callee (func (param f32) (result i64)))
  (table 1 funcref)
  (func $three (param i32 i64 f32))
  (func $f (param $p (ref $point)) (param $c (ref $callee)) (param $i i32) (param $l i64) (param $s f32) (param $d f64)
    (call $three (local.get <|>$i) (local.get <|>$l) (local.get <|>$s))
;; @31..31 offers: $i i32 | $p (ref $point) | $c (ref $callee) | $l i64 | $s f32 | $d f64
;; @49..49 offers: $l i64 | $p (ref $point) | $c (ref $callee) | $i i32 | $s f32 | $d f64
;; @67..67 offers: $s f32 | $p (ref $point) | $c (ref $callee) | $i i32 | $l i64 | $d f64
    (drop (struct.new $point (local.get <|>$s) (local.get <|>$d)))
;; @43..43 offers: $s f32 | $p (ref $point) | $c (ref $callee) | $i i32 | $l i64 | $d f64
;; @61..61 offers: $d f64 | $p (ref $point) | $c (ref $callee) | $i i32 | $l i64 | $s f32
    (drop (struct.get $point $y (local.get <|>$p)))
;; @46..46 offers: $p (ref $point) | $c (ref $callee) | $i i32 | $l i64 | $s f32 | $d f64
    (drop (call_indirect (type $callee) (local.get <|>$s) (local.get <|>$i)))
;; @54..54 offers: $s f32 | $p (ref $point) | $c (ref $callee) | $i i32 | $l i64 | $d f64
;; @72..72 offers: $i i32 | $p (ref $point) | $c (ref $callee) | $l i64 | $s f32 | $d f64
    (drop (call_ref $callee (local.get $s) (local.get <|>$c)))
;; @57..57 offers: $c (ref $callee) | $p (ref $point) | $i i32 | $l i64 | $s f32 | $d f64
    (drop (select (local.get $l) (local.get <|>$l) (local.get <|>$i)))
;; @47..47 offers: $l i64 | $p (ref $point) | $c (ref $callee) | $i i32 | $s f32 | $d f64
;; @65..65 offers: $i i32 | $p (ref $point) | $c (ref $callee) | $l i64 | $s f32 | $d f64
    (block $b (result f64)
      (br $b (local.get <|>$d)))
;; @27..27 offers: $d f64 | $p (ref $point) | $c (ref $callee) | $i i32 | $l i64 | $s f32
    drop
    (if (local.get <|>$i) (then))
;; @22..22 offers: $i i32 | $p (ref $point) | $c (ref $callee) | $l i64 | $s f32 | $d f64
    (drop (i64.load (local.get <|>$i)))
;; @34..34 offers: $i i32 | $p (ref $point) | $c (ref $callee) | $l i64 | $s f32 | $d f64
    (drop (array.new_fixed 2 2 (local.get <|>$d)))
;; @45..45 offers: $d f64 | $p (ref $point) | $c (ref $callee) | $i i32 | $l i64 | $s f32
  )
  (type (array f64))
)
