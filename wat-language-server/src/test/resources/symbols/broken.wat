(module
;; @1..7 symbol: module, module
  (func $half (param $x
;;      ^^^^^ symbol: module > $half, function: (param $x
;;                   ^^ symbol: module > $half > $x, parameter
  (func $next (local $l i32)
;;      ^^^^^ symbol: module > $next, function
;;                   ^^ symbol: module > $next > $l, local: i32
    (i32.add (local.get $l)
  (global)
;; ^^^^^^ symbol: module > global 0, constant
  (func
;; ^^^^ symbol: module > func 2, function
