;; Commands, what they act on, and what they expect.
(module $lib
  (func (export "add") (param i32 f32) (result f64) f64.const 0)
  (func (export "other"))
  (global (export "size") i64 (i64.const 1)))
(register "<|>lib" <|>$lib)
;; @14..14 offers: lib
;; @22..22 offers: $lib module
(module $user
  (import "lib" "<|>add" (func (param i32 f32) (result f64))))
;; @20..20 offers: add func [i32 f32] -> [f64] | other func [] -> [] | size global i64
(<|>assert_return (<|>invoke <|>$lib "<|>add" (<|>i32.const 1) (<|>f32.const 2)) (<|>f64.const <|>nan:canonical))
;; @4..4 offers: module | assert_return | assert_trap | assert_invalid | assert_malformed | assert_unlinkable | and 10 more
;; @22..22 offers: invoke | get
;; @32..32 offers: $lib module | $user module
;; @41..41 offers: add func [i32 f32] -> [f64] | other func [] -> []
;; @50..50 offers: i32.const i32 | i64.const i64 | f32.const f32 | f64.const f64 | v128.const v128 | ref.null | and 2 more
;; @67..67 offers: f32.const f32 | i32.const i32 | i64.const i64 | f64.const f64 | v128.const v128 | ref.null | and 2 more
;; @85..85 offers: f64.const f64 | either one of several | i32.const i32 | i64.const i64 | f32.const f32 | v128.const v128 | and 10 more
;; @98..98 offers: nan:canonical | nan:arithmetic | inf | -inf | nan
(assert_return (get $lib "<|>size") (i64.const 1))
;; @29..29 offers: size global i64
(assert_trap (<|>invoke $lib "other") "unreachable")
;; @17..17 offers: invoke | get | module | module quote | module binary
(assert_invalid (<|>module (func (result i32) <|>i64.const 1 (<|>))) "type mismatch")
;; @20..20 offers: module | module quote | module binary
;; @49..49 offers: i32.const [] -> [i32] | call [] -> [i32] | block | i64.const [] -> [i64] | loop | unreachable [] -> unreachable | and 194 more and others
;; @65..65 offers: drop [any] -> [] | nop [] -> [] | br_on_non_null [i32] -> [] | memory.init [i32 i32 i32] -> [] | data.drop [] -> [] | memory.copy [i32 i32 i32] -> [] | and 194 more and others
(module <|>instance $i <|>$lib)
;; @11..11 offers: binary | quote | definition | instance | (func | (import | and 10 more
;; @26..26 offers: $lib module | $user module
(assert_malformed (module <|>quote "") "")
;; @29..29 offers: binary | quote | definition | instance | (func | (import | and 10 more
<|>
;; @3..3 offers: (module | (assert_return | (assert_trap | (assert_invalid | (assert_malformed | (assert_unlinkable | and 10 more
