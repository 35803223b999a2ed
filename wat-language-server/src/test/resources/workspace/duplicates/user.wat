(module
  (import "twice" "f" (func)))
;;                ^^^ either: f
;;                ^^^ refused: twice.wat has 2 exports `"f"`
