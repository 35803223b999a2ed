(module $a (func $f))
;;      ^^ symbol: $a, module
;;               ^^ symbol: $a > $f, function
(assert_return (invoke "f"))
;; @1..14 symbol: assert_return "f", directive
(module (func $g (import "m" "g") (param i32)))
;; @1..7 symbol: module, module
;;            ^^ symbol: module > $g, function: (import "m" "g") (param i32)
;;                                       ^^^ symbol: module > $g > param 0, parameter: i32
