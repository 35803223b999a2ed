(module (@a (b ")" ;; comment )
  ) "c" (@d)) ;; not a marker
  (func (@name "x") (;nested (; comment ;) ;) (nop)) (@)
;;                                                   ^^ error[empty-annotation-id]: an annotation needs a name after `(@`
  (func $"quoted name" (call $"quoted name") (call $"quoted\20name") (call $"other"))
;;                                                                         ^^^^^^^^ error[unknown-function]: unknown function `$"other"`
  (func $)
;;      ^ error[empty-identifier]: an identifier needs at least one character after `$`
  (func (drop (i32.const 0)ü))
;;                         ^ error[illegal-character]: illegal character `ü`
  (@open (func))
)
