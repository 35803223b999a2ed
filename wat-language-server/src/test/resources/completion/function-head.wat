;; Declarations come in their order, and only before the first instruction.
(module
  (type $t (func (param i32)))
  (type $s (struct))
  (func $a (<|>))
;; @15..15 offers: type | param | result | local | call | br_if [i32] -> [] | and 194 more and others
  (func $b (type <|>$t) (<|>))
;; @20..20 offers: $t [i32] -> []
;; @28..28 offers: param | result | local | local.set [i32] -> [] | call | br_if [i32] -> [] | and 194 more and others
  (func $c (param $x i32) (<|>) (nop))
;; @30..30 offers: param | result | local | local.set [i32] -> [] | call | br_if [i32] -> [] | and 194 more and others
  (func $d (result i32) (<|>) i32.const 1)
;; @28..28 offers: result | local | i32.const [] -> [i32] | call | i32.add [i32 i32] -> [i32] | br_if [i32 i32] -> [i32] | and 194 more and others
  (func $e (local i32) (<|>) nop (<|>))
;; @27..27 offers: local | local.set [i32] -> [] | call | br_if [i32] -> [] | drop [any] -> [] | call_indirect | and 194 more and others
;; @37..37 offers: local.set [i32] -> [] | call | br_if [i32] -> [] | drop [any] -> [] | call_indirect | nop [] -> [] | and 194 more and others
  (func $n<|>ame)
;;      ^^^^^ offers: nothing
  (func (import "a" "b") (<|>))
;; @29..29 offers: type | param | result
)
