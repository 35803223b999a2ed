;; Where a new name stands nothing is proposed, nor in comments and plain strings.
(module ;; func <|>
;; @19..19 offers: nothing
  (func $<|>f (param $<|>x i32) (local $<|>y i32) (; <|> ;)
;;      ^^^^ offers: nothing
;;                   ^^^^ offers: nothing
;;                                     ^^^^ offers: nothing
;; @56..56 offers: nothing
    (block $<|>b))
;;         ^^^^ offers: nothing
  (global $<|>g i32 (i32.const <|>1))
;;        ^^^^ offers: nothing
;; @34..34 offers: nothing
  (data "a<|>b")
;;       ^^^^ offers: nothing
  (type $<|>t (func)))
;;      ^^^^ offers: nothing
