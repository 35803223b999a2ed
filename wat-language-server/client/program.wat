(module $demo
  (type $shape (sub (struct (field $sides i32))))
  (type $square (sub $shape (struct (field $sides i32) (field $size i32))))
  (type $binary (func (param i32 i32) (result i32)))
  (import "host" "log" (func $log (param $what i32)))
  (memory $m 1)
  (global $count (mut i32) (i32.const 0))
  (table $t 1 funcref)
  (elem (table $t) (i32.const 0) func $add)
  ;;; Adds two numbers.
  (func $add (export "add") (type $binary) (param $x i32) (param $y i32) (result i32)
    (i32.add (local.get $x) (local.get $y)))
  (func $run (export "run") (result i32)
    (local $unused i32)
    (call $log (i32.const 255))
    (global.set $count (call $add (i32.const 1) (i32.const 2)))
    block $done
      br $done
    end
    (call_indirect $t (type $binary) (i32.const 1) (i32.const 2) (i32.const 0)))
  (func $use (param $s (ref $square)) (result i32)
    (struct.get $square $size (local.get $s)))
)
