(module
  (func (export "print") (param i32)))
;;              ^^^^^^^ either: print
;;              ^^^^^^^ refused: main.wat imports `"print"` from `"log"`, which may be /ambiguous/a/log.wat or /ambiguous/b/log.wat
