(module
  ;; Of files with the same name the nearest is meant.
  (import "log" "print" (func (param i32))))
;;              ^^^^^^^ ref: a
