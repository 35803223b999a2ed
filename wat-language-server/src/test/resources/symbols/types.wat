(module
;; @1..7 symbol: module, module
  (rec
    (type $list (sub (struct (field $value i32) (field $next (mut (ref null $list))) (field i8 i16))))
;;        ^^^^^ symbol: module > $list, struct type: (sub (struct (field $value i32) (field $next (mut (ref null $list))) (field i8 i16)))
;;                                  ^^^^^^ symbol: module > $list > $value, field: i32
;;                                                     ^^^^^ symbol: module > $list > $next, field: (mut (ref null $list))
;;                                                                                          ^^ symbol: module > $list > field 2, field: i8
;;                                                                                             ^^^ symbol: module > $list > field 3, field: i16
    (type (array (mut f64))))
;;   ^^^^ symbol: module > type 1, array type: (array (mut f64))
  (type $f (func (param $a i32) (result i32 i64))))
;;      ^^ symbol: module > $f, function type: (func (param $a i32) (result i32 i64))
