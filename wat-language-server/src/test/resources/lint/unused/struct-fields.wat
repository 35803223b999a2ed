;; A field is used when it is used through a type above or below, too.
(module
  (type $shape (sub (struct (field $kind i32) (field $color i32))))
;;                                                   ^^^^^^ warning[unused]: field `$color` is never used
  (type $circle (sub $shape (struct (field $kind i32) (field $color i32) (field $radius f32) (field i32))))
;;                                                           ^^^^^^ warning[unused]: field `$color` is never used
;;                                                                              ^^^^^^^ warning[unused]: field `$radius` is never used
  (func (export "kind") (param (ref $circle)) (result i32)
    (struct.get $circle 0 (local.get 0)))
  (func (export "make") (result (ref $shape))
    (struct.new $circle (i32.const 1) (i32.const 2) (f32.const 3) (i32.const 4))))
