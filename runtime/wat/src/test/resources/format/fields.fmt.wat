;; Fields of a module: as the author spread them, or filled.
(module $m
  (type $point (struct (field $x i32) (field $y i32)))
  (type $node (sub $point (struct
    (field $x i32)
    (field $y i32) (field $next (ref null $node)))))
  (type $long (struct
    (field $alpha i32) (field $beta i64) (field $gamma f32) (field $delta f64)))
  (rec
    (type $a (struct (field (ref null $b))))
    (type $b (struct (field (ref null $a)))))
  (rec
    (type $f (func
      (param i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32)
      (result i32))))
  (import "env" "log" (func $log (param i32)))
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (table $t 10 20 funcref)
  (global $g (mut i32) (i32.const 0))
  (global $a_name_that_is_longer_than_most (mut i64)
    (i64.const 0x1234567890abcdef))
  (elem (i32.const 0) func
    $f1 $f2 $f3 $f4 $f5 $f6 $f7 $f8 $f9 $f10 $f11 $f12 $f13 $f14 $f15 $f16)
  (elem $e funcref (ref.func $f1) (ref.null func))
  (data $d (i32.const 16) "Hello, world!\n")
  (data $words (i32.const 0)
    "\01\00\00\00" "\02\00\00\00"
    "\03\00\00\00" "\04\00\00\00")
  (data $bytes (i32.const 0)
    "\01\00\00\00" "\02\00\00\00" "\03\00\00\00" "\04\00\00\00" "\05\00\00\00")
  (data (i32.const 1024) "a string that is longer than a line can be, so that nothing is won by moving it to another line")
  (func $f1 (export "a") (export "b") (param $first i32) (param $second i32)
    (param $third i32) (result i32)
    (local $x i32) (local $y i32)
    local.get $first)
  (start $s)
  (export "f2" (func $f1)))
