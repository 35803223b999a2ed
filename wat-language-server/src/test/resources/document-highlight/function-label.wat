(module (func
;;       ^^^^ keyword
  (block (br 1<|>))
;;           ^^^^ read
  (br 0)))
;;    ^ read
