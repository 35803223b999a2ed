(module
  ;; Two files are as near as each other: both are shown, and nothing is renamed on a guess.
  (import "log" "print" (func (param i32))))
;;              ^^^^^^^ either: print
;;              ^^^^^^^ refused: this import is from `"log"`, which may be /ambiguous/a/log.wat or /ambiguous/b/log.wat
