(module $lib
  (func (export "f"))
;;              ^^^ refused: a module in bytes or quotes in link.wast imports `"f"` under this name
  (func (export "g"))
;;              ^^^ refused: a module in bytes or quotes in link.wast imports `"g"` under this name
  (func (export "h")))
;;              ^^^ def: h
(register "lib" $lib)
;;        ^^^^^ refused: a module in bytes or quotes in link.wast imports `"f"` under this name
(module quote "(import \"lib\" \"f\" (func))")
(module binary
  "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\02\09\01" "\03lib" "\01g" "\00\00")
