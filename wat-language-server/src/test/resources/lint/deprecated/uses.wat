;; Every use of a marked thing, by name or by number; not the export, nor a call of itself.
(module
  (@deprecated)
;;^^^^^^^^^^^^^ related: it is marked here
  (import "env" "log" (func $log (param i32)))
  (@deprecated "it is slow, call $new")
;;^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ related: it is marked here
  (func $old (export "old") (call $old))
  (; its size is fixed ;) (@"deprecated" "use the second memory") (memory $m 1)
;;                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ related: it is marked here
  (rec
    (@deprecated)
;;  ^^^^^^^^^^^^^ related: it is marked here
    (type $point (struct (field i32)))
    (type $fine (struct (field i64))))
  (@deprecated "a \22constant\22") ;; with a comment
;;^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ related: it is marked here
  (global $zero i32 (i32.const 0))
  (export "again" (func $old))
  (func $new (export "new") (param (ref null $point)) (param (ref null $fine))
;;                                           ^^^^^^ warning[deprecated]: type `$point` is deprecated
    (call 1)
;;        ^ warning[deprecated]: function `$old` is deprecated: it is slow, call $new
    (call $log (i32.load $m (global.get $zero)))))
;;        ^^^^ warning[deprecated]: function `$log` is deprecated
;;                       ^^ warning[deprecated]: memory `$m` is deprecated: use the second memory
;;                                      ^^^^^ warning[deprecated]: global `$zero` is deprecated: a "constant"
