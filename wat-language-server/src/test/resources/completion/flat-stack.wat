;; Without parentheses those come first whose operands are on the stack: the more of them are used, the better.
(module
  (memory 1)
  (func $two (param $x i32) (param $y i32) (result i32)
    local.get $x
    local.get $y
    <|>
;; @7..7 offers: call | i32.add [i32 i32] -> [i32] | br_if [i32 i32] -> [i32] | i32.store [i32 i32] -> [] | i32.and [i32 i32] -> [i32] | i32.sub [i32 i32] -> [i32] | and 194 more and others
    i32.add)
  (func $one (param $x i64)
    local.get $x
    <|>
;; @7..7 offers: local.set [i64] -> [] | local.tee [i64] -> [i64] | call | drop [any] -> [] | i32.wrap_i64 [i64] -> [i32] | return_call | and 194 more and others
    drop)
  (func $none (param $x i32)
    <|>
;; @7..7 offers: local.get [] -> [i32] | i32.const [] -> [i32] | call | block | br [] -> unreachable | i64.const [] -> [i64] | and 194 more and others
    nop)
  (func $block (param $x f32) (result f32)
    local.get $x
    ;; the value below the block is not to be had
    block
      <|>
;; @9..9 offers: end | local.get [] -> [f32] | i32.const [] -> [i32] | call | block | br | and 194 more and others
    end)
  (func $dead (result i32)
    i32.const 1
    return
    <|>)
;; @7..7 offers: i32.const [] -> [i32] | i32.load [i32] -> [i32] | call | i32.add [i32 i32] -> [i32] | br_if [i32 i32] -> [i32] | i32.store [i32 i32] -> [] | and 194 more and others
  (func $typed (param $x i32) (param $y i32) (result i32)
    local.get $x
    local.get $y
    i32.<|>
;;  ^^^^^^^ offers: i32.add [i32 i32] -> [i32] | i32.store [i32 i32] -> [] | i32.and [i32 i32] -> [i32] | i32.sub [i32 i32] -> [i32] | i32.eq [i32 i32] -> [i32] | i32.ne [i32 i32] -> [i32] | and 72 more
  )
)
