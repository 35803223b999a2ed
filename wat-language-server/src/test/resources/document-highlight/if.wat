(module (func
  (i32.const 1)
  if $a
;; @2..4 keyword
;;   ^^ def
    br $a
;;     ^^ read
  else $a
;; @2..6 keyword
;;     ^^ read
    (br 0)
;;      ^ read
  en<|>d $a))
;; @2..8 keyword
;;       ^^ read
