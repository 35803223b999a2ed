;; A field with a syntax error stays as it is; the others are formatted.
(module
    (func $good (nop)  (nop)   )
  (func $bad (i32.const   one)
      (nop))
    (func   $after)
  (func $open (block   (nop)
  (func $last   (nop)))
