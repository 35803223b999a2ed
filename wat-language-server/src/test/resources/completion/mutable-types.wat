;; What is written to must be mutable, and a super type stands before its sub types.
(module
  (type $fixed (array i32))
  (type $list (array (mut i32)))
  (type $early (sub (struct)))
  (rec
    (type $first (sub (struct)))
    (type $second (sub <|>$first (struct)))
;; @26..26 offers: final | $early (struct) | $first (struct) | (func | (struct | (array
    (type $third (sub (struct))))
  (type $late (sub (struct)))
  (func (param $l (ref $list)) (param $f (ref $fixed))
    (array.set <|>$list (local.get $l) (i32.const 0) (i32.const 1))
;; @18..18 offers: $list (array (mut i32))
    (array.copy <|>$list <|>$fixed (local.get $l) (i32.const 0) (local.get $f) (i32.const 0) (i32.const 1))
;; @19..19 offers: $list (array (mut i32))
;; @28..28 offers: $fixed (array i32) | $list (array (mut i32))
  ))
