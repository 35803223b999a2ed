;; Fields and elements that nothing sets, though they are read.
(module
  (type $list (array (mut i32)))
;;                    ^^^ warning[needless-mut]: elements of type `$list` are never set, so they need not be mutable
  (type $point (sub (struct (field $x (mut i32)) (field i64 (mut f32) (ref null $list)))))
;;                                     ^^^ warning[needless-mut]: field 0 of type `$point` is never set, so it need not be mutable
  (type $far (sub $point (struct (field $x (mut i32)) (field i64 (mut f32) (ref null $list) (mut i64)))))
;;                                          ^^^ warning[needless-mut]: field 0 of type `$far` is never set, so it need not be mutable
;;                                                                                           ^^^ warning[needless-mut]: field 4 of type `$far` is never set, so it need not be mutable
  (type $bytes (array (mut i8)))
  (type $packed (struct (field (mut i8))))
;;                              ^^^ warning[needless-mut]: field 0 of type `$packed` is never set, so it need not be mutable
  (func (export "f") (result i32)
    (local $p (ref null $far)) (local $l (ref null $list)) (local $b (ref null $bytes)) (local $q (ref null $packed))
    (struct.set $far 2 (local.get $p) (f32.const 1))
    (array.fill $bytes (local.get $b) (i32.const 0) (i32.const 0) (i32.const 0))
    (drop (struct.get $far 2 (local.get $p)))
    (drop (struct.get $far 4 (local.get $p)))
    (drop (struct.get_u $packed 0 (local.get $q)))
    (drop (array.get_u $bytes (local.get $b) (i32.const 0)))
    (local.set $p (struct.new_default $far))
    (drop (array.get $list (local.get $l) (i32.const 0)))
    (struct.get $point $x (local.get $p))))
