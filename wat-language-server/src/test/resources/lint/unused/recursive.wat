;; What uses only itself is not used.
(module
  (func $forever (call $forever))
;;      ^^^^^^^^ warning[unused]: function `$forever` is never used
  (type $list (struct (field $next (ref null $list))))
;;      ^^^^^ warning[unused]: type `$list` is never used
  (rec
    (type $tree (struct (field $children (ref null $forest))))
;;        ^^^^^ warning[unused]: type `$tree` is never used
    (type $forest (array (ref null $tree)))))
;;        ^^^^^^^ warning[unused]: type `$forest` is never used
