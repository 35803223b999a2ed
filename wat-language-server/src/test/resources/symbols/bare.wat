(func $f)
;;    ^^ symbol: $f, function
(memory (data "inline"))
;; @1..7 symbol: memory 0, memory
(data $second "counts from one")
;;    ^^^^^^^ symbol: $second, data: passive
(data "two")
;; @1..5 symbol: data 2, data: passive
(table funcref (elem $f))
;; @1..6 symbol: table 0, table: funcref
(elem func $f)
;; @1..5 symbol: elem 1, elem: passive
