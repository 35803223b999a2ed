;; In parentheses those come first that give what the instruction around them wants.
(module
  (memory 1)
  (func $long (result i64) i64.const 1)
  (func $f (param $a i32) (param $b i64) (result i32)
    (i32.add (<|>))
;; @17..17 offers: local.get | i32.const [] -> [i32] | i32.load [i32] -> [i32] | local.tee | call | i32.add [i32 i32] -> [i32] | and 194 more and others
    (i32.add (local.get $a) (<|>))
;; @32..32 offers: local.get | i32.const [] -> [i32] | i32.load [i32] -> [i32] | local.tee | call | i32.add [i32 i32] -> [i32] | and 194 more and others
    (i64.store (local.get $a) (<|>))
;; @34..34 offers: local.get | local.tee | call | i64.const [] -> [i64] | select [any any i32] -> [any] | i64.load [i32] -> [i64] | and 194 more and others
    (i32.add (local.get $<|>a))
;;                      ^^^^ offers: $a i32 | $b i64
    (i64.add (call <|>))
;; @22..22 offers: $long [] -> [i64] | $f [i32 i64] -> [i32]
    (local.set $b (<|>))
;; @22..22 offers: local.get | local.tee | call | i64.const [] -> [i64] | select [any any i32] -> [any] | i64.load [i32] -> [i64] | and 194 more and others
    (select (local.get $b) (<|>))
;; @31..31 offers: local.get | local.tee | call | i64.const [] -> [i64] | select [any any i32] -> [any] | i64.load [i32] -> [i64] | and 194 more and others
    (if (<|>))
;; @12..12 offers: local.get | i32.const [] -> [i32] | i32.load [i32] -> [i32] | local.tee | call | i32.add [i32 i32] -> [i32] | and 194 more and others
    (<|>)
;; @8..8 offers: local.get | i32.const [] -> [i32] | i32.load [i32] -> [i32] | local.set | local.tee | call | and 194 more and others
    (drop (<|>))
;; @14..14 offers: local.get | i32.const [] -> [i32] | i32.load [i32] -> [i32] | local.tee | call | i32.add [i32 i32] -> [i32] | and 194 more and others
  )
)
