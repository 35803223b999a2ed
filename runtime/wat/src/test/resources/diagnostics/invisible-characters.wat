(module
  ;; the price is ‮100‬
;;                ^ warning[invisible-character]: this comment holds U+202E right-to-left override, which nobody can see
  (; zero​width (; nested ﻿ ;) ;)
;;       ^ warning[invisible-character]: this comment holds U+200B zero width space, which nobody can see
  (import "env" "a⁦b" (func))
;;                ^ warning[invisible-character]: this string holds U+2066 left-to-right isolate, which nobody can see
  (import "env" "👩‍💻 naïve می‌خواهم" (func))
  (@note "left‎right" (; and[31m ;))
;;            ^ warning[invisible-character]: this string holds U+200E left-to-right mark, which nobody can see
;;                          ^ warning[invisible-character]: this comment holds U+001B escape, which nobody can see
  (func (call 0)) ;; tab	here, emoji 😀, ümläut
  (data "all is \u{202e} seen")
)
