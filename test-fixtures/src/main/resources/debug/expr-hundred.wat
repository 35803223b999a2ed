;; Counts to a thousand, by a loop in one function and by calls of another.
(module
  (global $calls (mut i64) (i64.const 0))
  (func $tick (param $i i32) (result i32)
    (global.set $calls (i64.add (global.get $calls) (i64.const 1)))
    (local.get $i))
  (func $count (export "count") (result i32)
    (local $n i32)
    (loop $next
      (local.set $n (i32.add (local.get $n) (i32.const 1)))
      (drop (call $tick (local.get $n)))
      (br_if $next (i32.lt_u (local.get $n) (i32.const 1000))))
    (local.get $n))
)
