(module
  (memory 1)
  (data (i32.const 0) "\t\n\r\"\'\\\00\ff\u{1F600}\u{1_0}")
  (data (i32.const 0) "\0")
;;                     ^^ error[invalid-escape]: unknown escape `\0` in a string
  (data (i32.const 0) "\q")
;;                     ^^ error[invalid-escape]: unknown escape `\q` in a string
  (data (i32.const 0) "\u{d800}")
;;                     ^^^^^^^^ error[invalid-escape]: unknown escape `\u{d800}` in a string
  (data (i32.const 0) "\u{110000}")
;;                     ^^^^^^^^^^ error[invalid-escape]: unknown escape `\u{110000}` in a string
  (data (i32.const 0) "\u{}")
;;                     ^^^^ error[invalid-escape]: unknown escape `\u{}` in a string
  (data (i32.const 0) "tab	inside")
;;                        ^ error[illegal-character]: illegal character U+0009
)
