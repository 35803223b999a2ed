(module
  (func (export "f"))
;;              ^^^ refused: twice.wat has 2 exports `"f"`
;;              ^^^ either: f
  (func (export "f")))
;;              ^^^ either: f
