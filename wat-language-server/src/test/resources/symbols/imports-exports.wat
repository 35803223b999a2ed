(module
;; @1..7 symbol: module, module
  (import "env" "log" (func $log (param $what i32)))
;;                          ^^^^ symbol: module > $log, function: (import "env" "log") (export "log") (param $what i32)
;;                                      ^^^^^ symbol: module > $log > $what, parameter: i32
  (@deprecated "use g") (func $f (export "f") (export "f2") (import "env" "f") (param i32))
;;                            ^^ symbol: module > $f, function: (import "env" "f") (export "f") (export "f2") (param i32) (deprecated)
;;                                                                                    ^^^ symbol: module > $f > param 0, parameter: i32
  (func $g (param (@deprecated) i32) (result i32) (local.get 0))
;;      ^^ symbol: module > $g, function: (export "g") (param i32) (result i32)
;;                              ^^^ symbol: module > $g > param 0, parameter: i32
  (memory (export "memory") (data "x"))
;; ^^^^^^ symbol: module > memory 0, memory: (export "memory")
  (table funcref (elem $f))
;; ^^^^^ symbol: module > table 0, table: funcref
  (data "second")
;; ^^^^ symbol: module > data 1, data: passive
  (elem func)
;; ^^^^ symbol: module > elem 1, elem: passive
  (type $p (struct (field $x i32) (@deprecated "y") (field $y i32)))
;;      ^^ symbol: module > $p, struct type: (struct (field $x i32) (field $y i32))
;;                        ^^ symbol: module > $p > $x, field: i32
;;                                                         ^^ symbol: module > $p > $y, field: i32 (deprecated)
  (export "log" (func $log))
  (export "g" (func $g)))
