(module
	(func $"𝄞" (call $"𝄞𝄞")) (func (call $x)) ;; 日本語 👩‍💻
;;                 ^^^^^^^ error[unknown-function]: unknown function `$"𝄞𝄞"`, did you mean `$"𝄞"`?
;;                                       ^^ error[unknown-function]: unknown function `$x`
  (func (call $y)) (; right‮left ;)
;;            ^^ error[unknown-function]: unknown function `$y`
;;                         ^ warning[invisible-character]: this comment holds U+202E right-to-left override, which nobody can see
  (func (drop (i32.const ２)))
;;                       ^ error[illegal-character]: illegal character `２`
)
