(module $counter
  (import "env" "log" (func $log (param i32)))
  (import "env" "base" (global $base i32))
  (memory $memory (export "memory") 1 2)
  (global $count (export "count") (mut i32) (i32.const 0))
  (table $handlers 2 funcref)
  (elem $first (i32.const 0) $step $reset)
  (start $reset)
  (func $step (export "step") (export "next") (param $by i32) (result i32) (local $old i32) (local i32 f64)
    (local.set $old (global.get $count))
    (block $done
      (loop $again
        (br_if $done (i32.eqz (local.get $by)))
        (global.set $count (i32.add (global.get $count) (i32.const 1)))
        (local.set $by (i32.sub (local.get $by) (i32.const 1)))
        (br $again)))
    (if (result i32) (i32.gt_s (global.get $count) (i32.const 100))
      (then (call $log (local.get $old)) (i32.const -1))
      (else (i32.load offset=4 align=1 (i32.const 8)))))
  (func $reset
    (global.set $count (i32.const 0))
    (i32.store (i32.const 0) (call_indirect (param i32) (result i32) (i32.const 7) (i32.const 0))))
  (data $greeting (i32.const 16) "hello, world\n\00\ff"))
