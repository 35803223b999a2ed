;; What comes later in the text is copied later.
(module
  (memory 1)
  (memory $other 1)
  (table 4 funcref)
  (data $text (i32.const 16) "hello")
;;            ^^^^^^^^^^^^^^ related: that one is copied here
  (data $more (i32.const 20) "world")
;;            ^^^^^^^^^^^^^^ related: that one is copied here
  (data (i32.const 8) "123456789")
;;      ^^^^^^^^^^^^^ related: that one is copied here
  (data (i32.const 0) "0123456789012345678901234567890")
;;      ^^^^^^^^^^^^^ warning[overlapping-data]: this overwrites bytes 8 to 16 of data segment 2
;;      ^^^^^^^^^^^^^ warning[overlapping-data]: this overwrites bytes 16 to 20 of data segment `$text`
;;      ^^^^^^^^^^^^^ warning[overlapping-data]: this overwrites bytes 20 to 24 of data segment `$more`
  (elem $first (i32.const 0) $f $f)
;;             ^^^^^^^^^^^^^ related: that one is copied here
  (elem $second (i32.const 1) $f $f)
;;              ^^^^^^^^^^^^^ warning[overlapping-data]: this overwrites element 1 of element segment `$first`
  (func $f (export "f")))
