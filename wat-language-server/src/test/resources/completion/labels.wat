;; Labels: the innermost first, with what a branch takes along; by depth where there is no name.
(module
  (tag $oops (param i32))
  (func $f (result i32)
    (block $out (result i32)
      (loop $again
        block
          i32.const 1
          br <|>$out
;; @16..16 offers: $out block [i32], depth 2 | 3 func [i32] | 0 block [] | $again loop [], depth 1
        end
        br_if <|>$again (i32.const 0)
;; @17..17 offers: $again loop [], depth 0 | $out block [i32], depth 1 | 2 func [i32]
        (block $named
          block $inner
          end <|>$inner)
;; @17..17 offers: $inner the label of this block | i32.const [] -> [i32] | call | block | br | i64.const [] -> [i64] | and 194 more and others
        br_table $again <|>$again)
;; @27..27 offers: $again loop [], depth 0 | $out block [i32], depth 1 | 2 func [i32] | i32.const [] -> [i32] | call | i32.add [i32 i32] -> [i32] | and 194 more and others
      unreachable))
  (func $handlers (result i32)
    (block $caught (result i32)
      (try_table $t (<|>catch <|>$oops <|>$caught)
;; @24..24 offers: type | param | result | catch tag, label | catch_ref tag, label | catch_all label | and 194 more and others
;; @33..33 offers: $oops [i32] -> []
;; @42..42 offers: $caught block, depth 0 | 1 func
        nop)
      i32.const 0))
  (func $parts (param $x i32)
    (block (<|>result i32) (i32.const 1))
;; @15..15 offers: type | param | result | local.set [i32] -> [] | call | br_if | and 194 more and others
    drop
    (if (local.get $x) (<|>then) (<|>else))
;; @27..27 offers: then | local.set [i32] -> [] | call | br_if [i32] -> [] | drop [any] -> [] | call_indirect | and 194 more and others
;; @37..37 offers: else
    local.get $x
    if
      <|>nop
;; @9..9 offers: end | else | local.get [] -> [i32] | i32.const [] -> [i32] | call | block | and 194 more and others
    else
      <|>nop
;; @9..9 offers: end | local.get [] -> [i32] | i32.const [] -> [i32] | call | block | br | and 194 more and others
    end)
)
