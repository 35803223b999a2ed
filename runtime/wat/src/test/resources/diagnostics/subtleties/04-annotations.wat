(module
  (@a) (@b.c "string with )" (nested (@x)) , ; [ ] { } $x 0x0 )
  (@"quoted name" y)
  (func (@inside func) (nop (@here)))
  (@ spaced)
;;^^ error[empty-annotation-id]: an annotation needs a name after `(@`
  (@"" empty)
;;^^^^ error[empty-annotation-id]: an annotation needs a name after `(@`
  (@c control)
)
