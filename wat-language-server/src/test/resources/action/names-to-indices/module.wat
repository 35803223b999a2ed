(mod<|>ule $m
  (type $pair (struct (field $left i32) (field $right i32)))
  (type $binary (func (param $a i32) (param $b i32) (result i32)))
  (import "env" "log" (func $log (param i32)))
  (table $t 2 funcref)
  (memory $m 1)
  (global $g (mut i32) (i32.const 0))
  (func $sum (export "sum") (type $binary) (param $x i32) (param $y i32) (result i32)
    (local $z i32)
    block $out
      loop $out
        local.get $x
        br_if $out
      end $out
      (if $deep (local.get $y) (then (br $out) (br $deep)))
    end $out
    (drop (struct.get $pair $right (struct.new $pair (local.get $x) (local.get $y))))
    (call $log (i32.load $m (global.get $g)))
    (call_indirect $t (type $binary) (local.get $z) (i32.const 1) (i32.const 0)))
  (elem $e (table $t) (i32.const 0) func $sum $log)
  (start $nothing)
  (func $nothing))
