;; Forms to be filled in, where what they need is there.
(module
  (memory 1)
  (func $counts (param $n i32) (local $i i32)
    (loop<|>))
;;   ^^^^^^^ offers: loop | loop … ) | (loop … counter $i)
  (func $nothing-to-count-with
    loop<|>)
;;  ^^^^^^^ offers: loop | loop … end
  (func $loads
    (drop (i64.add (i64.load<|>) (i64.const 1))))
;;                  ^^^^^^^^^^^ offers: i64.load [i32] -> [i64] | i64.load8_s [i32] -> [i64] | i64.load8_u [i32] -> [i64] | i64.load16_s [i32] -> [i64] | i64.load16_u [i32] -> [i64] | i64.load32_s [i32] -> [i64] | and 2 more
  (func $stores
    (i32.store<|>))
;;   ^^^^^^^^^^^^ offers: i32.store [i32 i32] -> [] | i32.store8 [i32 i32] -> [] | i32.store16 [i32 i32] -> [] | (i32.store … address value)
  (func $chooses (result f64)
    (f64.add (if<|>) (f64.const 1))))
;;            ^^^^^ offers: if | if … ) | if … else … ) | (if (result f64) … else …)
