;; Elements are counted one by one.
(module
  (type $none (func))
  (table $t 2 10 funcref)
  (table $grown 2 3 funcref)
  (elem (table $t) (i32.const 1) func $f $f)
;;                 ^^^^^^^^^^^^^ warning[out-of-bounds-address]: this segment needs 3 elements but table `$t` has 2 elements
  (elem $two func $f $f)
  (func $f (export "f")
    (call_indirect $t (type $none) (i32.const 2))
;;   ^^^^^^^^^^^^^ warning[out-of-bounds-address]: this access needs 3 elements but table `$t` has 2 elements
    (call_indirect $t (type $none) (i32.const 1))
    (table.set $t (i32.const 2) (ref.null func))
;;   ^^^^^^^^^ warning[out-of-bounds-address]: this access needs 3 elements but table `$t` has 2 elements
    (table.init $t $two (i32.const 0) (i32.const 2) (i32.const 1))
;;   ^^^^^^^^^^ warning[out-of-bounds-address]: this access needs 3 elements but element segment `$two` has 2 elements
    (drop (table.grow $grown (ref.null func) (i32.const 1)))
    (drop (table.get $grown (i32.const 2)))
    (drop (table.get $grown (i32.const 3)))))
;;         ^^^^^^^^^ warning[out-of-bounds-address]: this access needs 4 elements but table `$grown` has at most 3 elements
