;; a line, with (; what would begin a block
(; a block (; in a block ;) over
   lines, with "a string ;; and a line ;)
(module (; between ;) ;; run: sum 50 -8 => 42
  ;; #region of the heap
  ;; #endregion
  ;; fmt-ignore: a table
  (func (;0;) (nop)) ;)
  (;;) (func) (;;;)
)
