(module $m
;;      ^^ symbol: $m, module
  (type $pair (func (param i32 i32) (result i32)))
;;      ^^^^^ symbol: $m > $pair, function type: (func (param i32 i32) (result i32))
  (import "env" "log" (func $log (param $what i32)))
;;                          ^^^^ symbol: $m > $log, function: (import "env" "log") (export "log") (param $what i32)
;;                                      ^^^^^ symbol: $m > $log > $what, parameter: i32
  (import "env" "base" (global i32))
;;                      ^^^^^^ symbol: $m > global 0, constant: (import "env" "base") i32
  (memory (export "memory") 1 2)
;; ^^^^^^ symbol: $m > memory 0, memory: (export "memory") 1 2
  (table $t 1 funcref)
;;       ^^ symbol: $m > $t, table: 1 funcref
  (global $counter (mut i32) (i32.const 0))
;;        ^^^^^^^^ symbol: $m > $counter, variable: (mut i32)
  (tag $oops (param i32))
;;     ^^^^^ symbol: $m > $oops, tag: (param i32)
  (func $sum (export "sum") (type $pair) (param $x i32) (param $y i32) (result i32)
;;      ^^^^ symbol: $m > $sum, function: (export "sum") (type $pair) (param $x i32) (param $y i32) (result i32)
;;                                              ^^ symbol: $m > $sum > $x, parameter: i32
;;                                                             ^^ symbol: $m > $sum > $y, parameter: i32
    (local $z i64) (local f32 f64)
;;         ^^ symbol: $m > $sum > $z, local: i64
;;                        ^^^ symbol: $m > $sum > local 3, local: f32
;;                            ^^^ symbol: $m > $sum > local 4, local: f64
    (i32.add (local.get $x) (local.get $y)))
  (func (param i32 (ref null $pair)))
;; ^^^^ symbol: $m > func 2, function: (param i32 (ref null $pair))
;;             ^^^ symbol: $m > func 2 > param 0, parameter: i32
;;                 ^^^^^^^^^^^^^^^^ symbol: $m > func 2 > param 1, parameter: (ref null $pair)
  (data $hello (i32.const 0) "hello")
;;      ^^^^^^ symbol: $m > $hello, data: active
  (data "passive")
;; ^^^^ symbol: $m > data 1, data: passive
  (elem declare func $sum)
;; ^^^^ symbol: $m > elem 0, elem: declarative
  (start 0)
  (export "log" (func $log)))
