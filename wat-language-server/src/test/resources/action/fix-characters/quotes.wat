(module
  (import <|>“env” “log” (func $log)) ;; “log”
  (import "env" "“quoted”" (func)))
