(module
  ;; Two numbers to one.
  (type $binary (func (param i32 i32) (result i32)))

  ;; Writes a number
  ;; to the log.
  (import "env" "log" (func $log (param $what i32)))
  (global $g (mut f64) (f64.const 1)) ;; not about $sum
  (; Adds. ;)
  (func $sum (export "sum") (param $x i32) (param $y i32) (result i32) (local i64 f32)
;;      ^^^^ doc: Adds.
;;      ^^^^ hover: (func $sum (export "sum") (param $x i32) (param $y i32) (result i32))
    (local.set 3 (f32.const 0))
;;             ^ hover: (local 3 f32)
    (call $log (local.get $x))
;;        ^^^^ doc: Writes a number / to the log.
;;        ^^^^ hover: (func $log (param $what i32))
;;                        ^^ hover: (param $x i32)
    (global.set $g (f64.const 0))
;;              ^^ doc
;;              ^^ hover: (global $g (mut f64))
    (block $out (result i32)
;;         ^^^^ hover: block $out (result i32)
      (br $out (call_indirect (type $binary) (local.get 0) (local.get $y) (i32.const 0)))
;;        ^^^^ hover: block $out (result i32)
;;                                  ^^^^^^^ doc: Two numbers to one.
;;                                  ^^^^^^^ hover: (type $binary (func (param i32 i32) (result i32)))
    ))
  (func (type $binary) (call 1 (local.get 0) (local.get $nope)))
;;                           ^ hover: (func $sum (export "sum") (param $x i32) (param $y i32) (result i32))
;;                                                      ^^^^^ none
  (func $typed (type $binary) (call 2 (local.get 0) (local.get 1)))
;;                                  ^ hover: (func (type $binary))
  (table $t 1 funcref)
  (memory (data "a"))
  (elem $e (table $t) (i32.const 0) func $sum $typed)
;;                ^^ hover: (table $t 1 funcref)
;;                                       ^^^^ hover: (func $sum (export "sum") (param $x i32) (param $y i32) (result i32))
  (export "typed" (func $typed)))
;;                      ^^^^^^ hover: (func $typed (type $binary))
