(func $bare)
;;    ^^^^^ warning[unused]: function `$bare` is never used
(func)
;; @1..5 warning[unused]: function 1 is never used
