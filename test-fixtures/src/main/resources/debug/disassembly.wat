(module
  (type $binary (func (param i32 i32) (result i32)))
  (import "env" "log" (func $log (param i32)))
  (memory 1)
  (table 2 funcref)
  (elem (i32.const 0) $add $sum)
  (func $add (type $binary)
    (i32.add (local.get 0) (local.get 1)))
  (func $sum (export "sum") (param $from i32) (param $to i32) (result i32)
    (local $total i32)
    (block $done
      (loop $next
        (br_if $done (i32.gt_s (local.get $from) (local.get $to)))
        (local.set $total
          (call_indirect (type $binary)
            (local.get $total)
            (i32.load8_u offset=16 (local.get $from))
            (i32.const 0)))
        (local.set $from (i32.add (local.get $from) (i32.const 1)))
        (br $next)))
    (call $log (local.get $total))
    (local.get $total)))
