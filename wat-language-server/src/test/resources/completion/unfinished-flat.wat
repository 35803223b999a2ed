;; Blocks without `end`, missing immediates and unknown words before the cursor.
(module
  (func $f (param $x i32) (param $y i64) (result i32)
    foo
    i32.const
    block $b (result i64)
      local.get $y
      local.get $x
      if
        i64.const 1
        i64.const 2
        i64.<|>
;;      ^^^^^^^ offers: i64.add [i64 i64] -> [i64] | i64.eq [i64 i64] -> [i32] | i64.ne [i64 i64] -> [i32] | i64.lt_s [i64 i64] -> [i32] | i64.lt_u [i64 i64] -> [i32] | i64.gt_s [i64 i64] -> [i32] | and 89 more
