(module
  (; a (; b ;) c ;)
  (;;)
  ;; (; not opened
  (func (;) ;) nop (;;;;) (; ;; ;) )
)
