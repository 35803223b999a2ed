(module
  (type (func))
;; ^^^^ index: (;0;)
  (import "env" "log" (func (param i32 i32) (param $x i64)))
;;                     ^^^^ index: (;0;)
;;                           ^^^^^ index: (;0-1;)
  (memory (data "x"))
;; ^^^^^^ index: (;0;)
;;         ^^^^ index: (;0;)
  (func $sum (param $x i32) (param $y i32) (result i32)
    block $out
      loop $in
        br $out
      end $in
    end
;;  ^^^ end: block $out
    block
    end
    (block $folded (result i32)
      (call $sum (i32.const 1)
;;               ^ parameter: x:
        (i32.const 2)))
;;      ^ parameter: y:
;;                    ^ end: (block $folded)
    (call $sum (local.get $x) (local.get $x))
;;                        ^^ type: : i32
;;                            ^ parameter: y:
;;                                       ^^ type: : i32
    (return_call $sum (i32.const 1))
    drop)
;;      ^ end: (func $sum)
  (func (param i64 i64) (local f32)
;; ^^^^ index: (;2;)
;;       ^^^^^ index: (;0-1;)
;;                       ^^^^^ index: (;2;)
    nop)
;;     ^ end: (func 2)
  (func $line nop))
