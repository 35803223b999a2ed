(module
  (@custom "note" (before first) "text with )" (nested $x 12 ;; a comment )
  ) (; and ) ;))
  (@name "né") (@"quoted id" a,b;[])
  (func (@metadata.code.branch_hint "\00") (if (then)))
  (@a(@b)(c))
  (func))
