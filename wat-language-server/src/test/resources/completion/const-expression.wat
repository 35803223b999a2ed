;; Only constant instructions in constant expressions, and only globals that can be read there.
(module
  (global $a i64 (i64.const 1))
  (global $b (mut i64) (i64.const 1))
  (global $c i32 (i32.const 1))
  (global $d i64 (i64.add (<|>i64.const 1) (global.get <|>$a)))
;; @30..30 offers: i64.const [] -> [i64] | i64.add [i64 i64] -> [i64] | global.get | i64.sub [i64 i64] -> [i64] | i64.mul [i64 i64] -> [i64] | i32.const [] -> [i32] | and 16 more
;; @58..58 offers: $a i64 | $c i32
  (global $e i64 <|>i64.const 1)
;; @20..20 offers: i32.const [] -> [i32] | i64.const [] -> [i64] | global.get | f64.const [] -> [f64] | f32.const [] -> [f32] | ref.null [] -> [ref] | and 16 more
  (memory i64 1)
  (data (<|>i64.const 0) ""))
;; @12..12 offers: i64.const [] -> [i64] | i64.add [i64 i64] -> [i64] | global.get | i64.sub [i64 i64] -> [i64] | i64.mul [i64 i64] -> [i64] | memory | and 18 more
